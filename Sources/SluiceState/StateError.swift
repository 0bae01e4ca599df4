import Foundation
import GRDB

/// Why a state file can't be used: what happened, and what to do about it.
package struct StateError: Error, Sendable, Hashable, CustomStringConvertible {
  package struct Code: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package static let inUse = Code(description: "in use")
    package static let damaged = Code(description: "damaged")
    /// It is something else.
    package static let foreign = Code(description: "foreign")
    /// A newer sluice wrote it.
    package static let newer = Code(description: "newer")
    package static let full = Code(description: "full")
    package static let inaccessible = Code(description: "inaccessible")
  }

  package let code: Code
  package let path: String
  package let message: String

  package init(_ code: Code, _ path: String, _ message: String) {
    self.code = code
    self.path = path
    self.message = message
  }

  package var description: String { "state file \(path): \(message)" }

  /// What SQLite says, in our words.
  init(_ error: any Error, _ path: String) {
    if let error = error as? StateError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.inaccessible, path, "\(error)")
      return
    }
    let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_CORRUPT: self = .damaged(path, reason)
    case .SQLITE_NOTADB: self = .foreign(path)
    case .SQLITE_FULL:
      self.init(.full, path, "there is no space left on its disk; free some and run again: nothing is lost or doubled")
    case .SQLITE_IOERR:
      self.init(
        .inaccessible, path,
        "reading or writing failed (\(reason)); look at free space and at the system's log, and run again: nothing is "
          + "lost or doubled")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
      self.init(
        .inaccessible, path,
        "it can't be opened for writing (\(reason)); give this user write access to it and to its folder, or choose "
          + "another path")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.inUse, path, "another program has it open (\(reason)); end that one first")
    default: self.init(.inaccessible, path, reason)
    }
  }

  static func damaged(_ path: String, _ reason: String) -> StateError {
    StateError(
      .damaged, path,
      "it is damaged (\(reason)); put back a copy of it, or move it away with its outputs to begin anew from the first "
        + "object")
  }

  static func foreign(_ path: String) -> StateError {
    StateError(.foreign, path, "it is no state file of sluice; choose another path")
  }
}
