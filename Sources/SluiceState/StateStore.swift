import Crypto
import Foundation
import GRDB
package import SluiceCore
import Synchronization

/// The state file of a pipeline: one SQLite database, written in transactions, one for each checkpoint.
///
/// A transaction is on the disk when it is done (`synchronous=FULL`): files get their names and messages are deleted on
/// the strength of it. Calls wait for the disk, and one goes on at a time.
package final class StateStore: Sendable {
  package let path: String
  private let database: DatabaseQueue
  /// Until the store is closed.
  private let lock: Mutex<LockBox?>
  /// Numbers of sections, once they were looked up.
  private let numbers = Mutex<[StateSection: Int64]>([:])

  private final class LockBox: Sendable {
    let lock: StateLock
    init(_ path: String) throws(StateError) { lock = try StateLock(path) }
  }

  /// Opens the file for a run, or creates it.
  ///
  /// - Throws: `StateError` when another process has it, or it can't be used.
  package convenience init(path: String) throws(StateError) {
    try self.init(path: path, isReadOnly: false)
  }

  /// Opens the file of a run, which may be going on, to look at it.
  package static func reading(_ path: String) throws(StateError) -> StateStore {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StateError(.inaccessible, path, "there is no such file; a run with `state:` creates it")
    }
    return try StateStore(path: path, isReadOnly: true)
  }

  /// A store in memory, by which what one plan of a pipeline knows goes to the next one.
  package static func inMemory() throws(StateError) -> StateStore { try StateStore() }

  private init() throws(StateError) {
    path = ":memory:"
    lock = Mutex(nil)
    do {
      database = try DatabaseQueue()
      try StateSchema.migrator.migrate(database)
    } catch {
      throw StateError(error, ":memory:")
    }
  }

  private init(path: String, isReadOnly: Bool) throws(StateError) {
    self.path = path
    var isDirectory: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
      throw StateError(.inaccessible, path, "it is a folder: name a file in it")
    }
    // As for files of sinks. What goes wrong is told when the lock is made.
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if !isReadOnly { try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    lock = Mutex(isReadOnly ? nil : try LockBox(path))
    do {
      var configuration = Configuration()
      configuration.readonly = isReadOnly
      configuration.label = "sluice.state"
      if !isReadOnly { configuration.journalMode = .wal }
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { db in
        if !isReadOnly { try db.execute(sql: "PRAGMA synchronous = FULL") }
      }
      try Self.checkHeader(path)
      database = try DatabaseQueue(path: path, configuration: configuration)
      try Self.prepare(database, path, isReadOnly: isReadOnly)
    } catch {
      throw StateError(error, path)
    }
  }

  /// What begins unlike a database is refused before SQLite sees it, which takes some texts for empty databases.
  private static func checkHeader(_ path: String) throws {
    guard let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    guard let head = try file.read(upToCount: 16), !head.isEmpty else { return }
    if head != Data("SQLite format 3\0".utf8) { throw StateError.foreign(path) }
  }

  private static func prepare(_ database: DatabaseQueue, _ path: String, isReadOnly: Bool) throws {
    let migrator = StateSchema.migrator
    let (id, tables, isNewer) = try database.read { db in
      (
        try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0,
        try migrator.hasBeenSuperseded(db)
      )
    }
    if id != StateSchema.applicationID, tables > 0 || isReadOnly { throw StateError.foreign(path) }
    if isNewer {
      throw StateError(.newer, path, "a newer sluice wrote it; use that one, or begin anew with another state file")
    }
    if !isReadOnly { try migrator.migrate(database) }
  }

  /// Puts what the journal holds into the file. The store is of no use afterwards.
  package func close() throws(StateError) {
    do { try database.close() } catch { throw StateError(error, path) }
    lock.withLock { $0 = nil }
  }

  // MARK: Sections

  /// Makes the sections of this run the file's. Those whose fingerprint is another one lose what is stored; those that
  /// this run does not have are left alone.
  ///
  /// - Returns: the sections that had entries and lost them.
  package func adopt(_ sections: [StateSection]) throws(StateError) -> [StateSection] {
    var found: [StateSection: Int64] = [:]
    var dropped: [StateSection] = []
    try write { db in
      for section in sections {
        let row = try Row.fetchOne(
          db, sql: "SELECT id, fingerprint FROM section WHERE kind = ? AND owner = ? AND name = ?",
          arguments: [section.kind.rawValue, section.owner, section.name])
        guard let row else {
          try db.execute(
            sql: "INSERT INTO section (kind, owner, name, fingerprint) VALUES (?, ?, ?, ?)",
            arguments: [section.kind.rawValue, section.owner, section.name, section.fingerprint])
          found[section] = db.lastInsertedRowID
          continue
        }
        let id: Int64 = row[0]
        let fingerprint: String = row[1]
        found[section] = id
        if fingerprint == section.fingerprint { continue }
        try db.execute(sql: "DELETE FROM entry WHERE section = ?", arguments: [id])
        if db.changesCount > 0 { dropped.append(section) }
        try db.execute(
          sql: "UPDATE section SET fingerprint = ? WHERE id = ?", arguments: [section.fingerprint, id])
      }
    }
    numbers.withLock { $0.merge(found) { $1 } }
    return dropped
  }

  /// Hands over what is stored of a section, by key.
  ///
  /// - Throws: `StateError`, or what `body` throws.
  package func forEachEntry(of section: StateSection, _ body: (StateEntry) throws -> Void) throws {
    guard let number = numbers.withLock({ $0[section] }) else { return }
    do {
      try database.read { db in
        let rows = try Row.fetchCursor(
          db, sql: "SELECT key, value, time FROM entry WHERE section = ?", arguments: [number])
        while let row = try rows.next() {
          let key: Data = row[0]
          let value: Data = row[1]
          let time: Int64? = row[2]
          try body(
            StateEntry(
              key: Array(key), value: Array(value), time: time.map { EventTime(milliseconds: $0) }))
        }
      }
    } catch let error as DatabaseError {
      throw StateError(error, path)
    }
  }

  // MARK: Checkpoints

  /// Stores a checkpoint: all of it, or nothing.
  package func commit(_ checkpoint: Checkpoint) throws(StateError) {
    let numbers = numbers.withLock { $0 }
    try write { db in
      let put = try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO entry (section, key, value, time) VALUES (?, ?, ?, ?)")
      let remove = try db.cachedStatement(sql: "DELETE FROM entry WHERE section = ? AND key = ?")
      for changes in checkpoint.changes {
        guard let number = numbers[changes.section] else { continue }
        for entry in changes.entries {
          if let value = entry.value {
            try put.execute(arguments: [number, Data(entry.key), Data(value), entry.time?.milliseconds])
          } else {
            try remove.execute(arguments: [number, Data(entry.key)])
          }
        }
      }
      let object = try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO object (identity, records, done) VALUES (?, ?, ?)")
      for position in checkpoint.objects {
        try object.execute(arguments: [Self.key(position.identity), position.records, position.isDone])
      }
    }
  }

  /// How far an object was read; nil for one that is new.
  ///
  /// - Complexity: O(log *n*) in the number of objects.
  package func position(of identity: [UInt8]) throws(StateError) -> ObjectPosition? {
    try read { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT records, done FROM object WHERE identity = ?", arguments: [Self.key(identity)])
      return row.map { ObjectPosition(identity: identity, records: $0[0], isDone: $0[1]) }
    }
  }

  /// Objects are known by 16 bytes of the hash of their identity.
  private static func key(_ identity: [UInt8]) -> Data { Data(SHA256.hash(data: identity).prefix(16)) }

  func read<Value>(_ body: (Database) throws -> Value) throws(StateError) -> Value {
    do { return try database.read(body) } catch { throw StateError(error, path) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(StateError) -> Value {
    do { return try database.write(body) } catch { throw StateError(error, path) }
  }
}

/// What a barrier stores, at once.
package struct Checkpoint: Sendable {
  package var changes: [StateChanges]
  package var objects: [ObjectPosition]

  package init(changes: [StateChanges] = [], objects: [ObjectPosition] = []) {
    self.changes = changes
    self.objects = objects
  }
}

/// How far an object was read.
package struct ObjectPosition: Sendable, Hashable {
  package let identity: [UInt8]
  /// Its records from the first on whose results are stored.
  package let records: Int
  package let isDone: Bool

  package init(identity: [UInt8], records: Int, isDone: Bool) {
    self.identity = identity
    self.records = records
    self.isDone = isDone
  }
}
