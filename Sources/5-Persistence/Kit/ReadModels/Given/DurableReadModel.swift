public import EventSourcing
public import ReadModels
public import SQLite

/// A read model whose rows are in a table of the database.
///
/// `ReadModel` keeps its rows in memory and is made anew when the program begins. This one is
/// there at once, however long the log is, and however large the model.
public protocol DurableReadModel: Sendable {
  static var name: ReadModelName { get }

  /// Which shape its table has. When it is raised, the model is made anew from the log.
  static var shape: Int { get }

  /// Makes the table of a bank in which nothing has happened.
  ///
  /// - Throws: `SQLiteError`.
  static func createTable(_ table: TableName, in connection: Connection) throws

  /// Changes the rows by one event; events that mean nothing to it pass by.
  ///
  /// What has happened is not judged here. It is called within a transaction, which somebody else
  /// has opened and will end.
  ///
  /// - Throws: `SQLiteError`, or an error of the model's own when it cannot deal with the event.
  static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws
}

/// The name of a table, which comes from the program and never from a user.
///
/// A name cannot stand in the place of a `?`, so it is written into the statement.
public struct TableName: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  /// - Precondition: `rawValue` is made of letters, digits and `_`.
  public init(rawValue: String) {
    precondition(
      !rawValue.isEmpty
        && rawValue.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") },
      "'\(rawValue)' is not the name of a table.")
    self.rawValue = rawValue
  }
}

extension TableName: CustomStringConvertible {
  public var description: String { rawValue }
}
