import SQLite

extension Connection {
  /// Opens the file at `path` as an event store, and makes or migrates it where needed.
  ///
  /// - Throws: ``StorageTrouble``, which says what to do.
  static func prepared(path: String) throws -> Connection {
    let connection = try Connection(path: path)
    connection.waitForLocks(atMost: .seconds(5))
    // Readers do not wait for the writer, nor the writer for them.
    try connection.execute("PRAGMA journal_mode = WAL")
    // An append that was answered survives the loss of power.
    try connection.execute("PRAGMA synchronous = FULL")
    try connection.migrate()
    return connection
  }

  private func migrate() throws {
    try write {
      let version = try run("PRAGMA user_version") { $0.integer(0) }.first ?? 0
      guard version <= Schema.steps.count else { throw FileFromTheFuture(version: version) }
      for step in Schema.steps.dropFirst(version) { try execute(step) }
      try execute("PRAGMA application_id = \(Schema.applicationID)")
      try execute("PRAGMA user_version = \(Schema.steps.count)")
    }
  }
}

/// The file was written by a newer version of this program.
public struct FileFromTheFuture: Error, Hashable {
  /// The version of the schema that the file has.
  public let version: Int

  public init(version: Int) {
    self.version = version
  }
}

extension FileFromTheFuture: CustomStringConvertible {
  public var description: String {
    """
    the file has schema version \(version), and this program knows \(Schema.steps.count); open it \
    with the newer version of the program
    """
  }
}
