public import EventSourcing
public import ReadModels
public import SQLite

/// A read model whose rows are in a table of the database.
///
/// A `ReadModel` keeps its rows in memory and is rebuilt at each start. This one is
/// available at once, however long the log is, and however large the model.
public protocol DurableReadModel: Sendable {
  static var name: ReadModelName { get }

  /// The version of the table's shape. Raise it, and the model is rebuilt from the log.
  static var shape: Int { get }

  /// Creates the table for an empty log.
  ///
  /// - Throws: `SQLiteError`.
  static func createTable(_ table: TableName, in connection: Connection) throws

  /// Applies one event to the rows; events that don't concern the model change nothing.
  ///
  /// Events are facts: no rule rejects one here. The caller opens and ends the transaction around
  /// this call.
  ///
  /// - Throws: `SQLiteError`, or the model's own error when it can't apply the event.
  static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws

  /// Whether the rows may be wrong without this event, which can't be read; by default they may.
  static func needs(_ damaged: DamagedEvent) -> Bool
}

extension DurableReadModel {
  public static func needs(_ damaged: DamagedEvent) -> Bool { true }
}

/// The name of a table, always from the program and never from a user.
///
/// SQLite can't bind a table name to a `?`, so it is part of the statement's text.
public struct TableName: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  /// - Precondition: `rawValue` consists of letters, digits and `_`.
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
