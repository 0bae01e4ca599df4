import GRDB

/// The tables of a state file, and how older ones become this version's.
enum StateSchema {
  /// `slui`, in SQLite's header: tells the file from other databases.
  static let applicationID: Int32 = 0x736C_7569

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(
        sql: """
          PRAGMA application_id = \(applicationID);
          CREATE TABLE section (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            owner TEXT NOT NULL,
            name TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            UNIQUE (kind, owner, name)
          );
          CREATE TABLE entry (
            section INTEGER NOT NULL REFERENCES section (id),
            key BLOB NOT NULL,
            value BLOB NOT NULL,
            time INTEGER,
            PRIMARY KEY (section, key)
          ) WITHOUT ROWID;
          CREATE TABLE object (
            identity BLOB PRIMARY KEY,
            records INTEGER NOT NULL,
            done INTEGER NOT NULL
          ) WITHOUT ROWID;
          CREATE INDEX object_half ON object (identity) WHERE done = 0;
          """)
    }
    return migrator
  }
}
