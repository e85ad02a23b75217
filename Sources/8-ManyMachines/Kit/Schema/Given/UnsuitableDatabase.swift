/// The database is not one that this program can use; nothing in it was changed.
public enum UnsuitableDatabase: Error, Hashable {
  /// The database has tables that this program did not make.
  case foreignTables([String])
  /// The database belongs to another program.
  case otherProgram(String)
  /// A newer version of this program has made the tables.
  case fromTheFuture(version: Int)
}

extension UnsuitableDatabase: CustomStringConvertible {
  public var description: String {
    switch self {
    case .foreignTables(let names):
      """
      the database has tables of another program (\(names.joined(separator: ", "))); create an \
      empty database for the events
      """
    case .otherProgram(let name):
      "the database belongs to another program, '\(name)'; create an empty database for the events"
    case .fromTheFuture(let version):
      """
      the database has version \(version) of the tables, and this program knows version \
      \(PostgresSchema.version); use the newer program
      """
    }
  }
}
