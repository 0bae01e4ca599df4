import SluiceCore
import Synchronization

/// The databases of a stage, and what all lanes know of them.
final class GeoDatabases: Sendable {
  /// In the order in which they are asked: of two that know a value, the first one counts.
  let files: [Replaceable<GeoDatabase>]
  /// Places of each cache.
  let cacheCount: Int
  /// Lookups that ran into damage, since they were last taken.
  private let damaged = Atomic<Int>(0)

  init(files: [Replaceable<GeoDatabase>], cacheCount: Int) {
    self.files = files
    self.cacheCount = cacheCount
  }

  func countDamage() { damaged.add(1, ordering: .relaxed) }

  func takeDamage() -> Int { damaged.load(ordering: .relaxed) == 0 ? 0 : damaged.exchange(0, ordering: .relaxed) }
}

/// Looks addresses up for one batch: the cache, and behind it the databases.
final class GeoLookup {
  private let databases: GeoDatabases
  private let cache: GeoCache
  private var open: [(database: GeoDatabase, generation: Int)]
  private var builder = GeoRowBuilder()
  /// Lookups that the cache could not answer.
  private(set) var misses = 0

  init(_ databases: GeoDatabases) {
    self.databases = databases
    cache = GeoCache(count: databases.cacheCount)
    open = databases.files.map { file in
      let current = file.current
      return (current.content, current.generation)
    }
  }

  /// The packed row of an address, copied into `arena`; missing where nothing is known of it.
  func row(of address: IPAddress, in arena: Arena) -> Cell {
    adoptReplacements()
    if let row = cache.find(address) { return row.isEmpty ? .missing : arena.string(row) }
    misses += 1
    builder.reset()
    for (database, _) in open {
      switch database.find(address) {
      case .none: break
      case .damaged: databases.countDamage()
      case .record(let record): if !database.read(record, into: &builder) { databases.countDamage() }
      }
    }
    builder.pack()
    cache.insert(address, builder.bytes)
    return builder.bytes.isEmpty ? .missing : builder.bytes.withUnsafeBytes { arena.string($0) }
  }

  /// Goes over to databases that took another one's place. Rows are copied for each record, so nothing refers to the old.
  @inline(__always)
  private func adoptReplacements() {
    for index in open.indices where open[index].generation != databases.files[index].generation {
      let current = databases.files[index].current
      open[index] = (current.content, current.generation)
      cache.removeAll()
    }
  }
}
