import Foundation
import GRDB
package import SluiceCore

/// What a state file holds, for reports.
package struct StateSummary: Sendable, Hashable {
  package struct Section: Sendable, Hashable {
    package let section: StateSection
    package let entries: Int
    /// Of keys and values.
    package let bytes: Int
    /// The least and the greatest event time among the entries that have one.
    package let oldest: EventTime?
    package let newest: EventTime?
  }

  /// By kind, owner and name.
  package let sections: [Section]
  package let objectsDone: Int
  /// Objects that were begun, with the number of records that are done.
  package let objectsHalfDone: [Int]
}

extension StateStore {
  /// - Complexity: O(*n*) in the entries.
  package func summary() throws(StateError) -> StateSummary {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT kind, owner, name, fingerprint, count(key), coalesce(sum(length(key) + length(value)), 0), min(time), max(time)
          FROM section LEFT JOIN entry ON section.id = entry.section
          GROUP BY section.id ORDER BY kind, owner, name
          """)
      let sections = rows.compactMap { row -> StateSummary.Section? in
        guard let kind = StateSection.Kind(rawValue: row[0]) else { return nil }
        let oldest: Int64? = row[6]
        let newest: Int64? = row[7]
        return StateSummary.Section(
          section: StateSection(kind, owner: row[1], name: row[2], fingerprint: row[3]), entries: row[4], bytes: row[5],
          oldest: oldest.map { EventTime(milliseconds: $0) }, newest: newest.map { EventTime(milliseconds: $0) })
      }
      return StateSummary(
        sections: sections,
        objectsDone: try Int.fetchOne(db, sql: "SELECT count(*) FROM object WHERE done") ?? 0,
        objectsHalfDone: try Int.fetchAll(db, sql: "SELECT records FROM object WHERE NOT done"))
    }
  }

  /// The entries of a section that was found in a summary, by key; at most `limit`.
  package func entries(of section: StateSection, limit: Int) throws(StateError) -> [StateEntry] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT key, value, time FROM entry JOIN section ON section.id = entry.section
          WHERE kind = ? AND owner = ? AND name = ? LIMIT ?
          """, arguments: [section.kind.rawValue, section.owner, section.name, limit])
      return rows.map { row in
        let key: Data = row[0]
        let value: Data = row[1]
        let time: Int64? = row[2]
        return StateEntry(key: Array(key), value: Array(value), time: time.map { EventTime(milliseconds: $0) })
      }
    }
  }

  /// Forgets what is stored of a rule, in every stage that runs it.
  ///
  /// - Returns: the number of entries that went.
  package func drop(rule: String) throws(StateError) -> Int {
    try write { db in
      try db.execute(
        sql: "DELETE FROM entry WHERE section IN (SELECT id FROM section WHERE kind = 'rule' AND name = ?)",
        arguments: [rule])
      return db.changesCount
    }
  }
}
