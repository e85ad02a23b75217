import EventSourcing
import Postgres
import StoreConformance

extension PostgresStatement {
  /// The plain INSERT of one event, from a program that knows nothing of `append_events`.
  ///
  /// `values` replaces the values of some columns.
  static func event(
    _ number: Int, at version: Int, of stream: StreamID = .first,
    with values: [String: PostgresValue] = [:]
  ) -> PostgresStatement {
    var row: [String: PostgresValue] = [
      "stream": .text(stream.description), "version": .integer(version),
      "id": .text(CountedEventIDs.id(numbered: UInt64(number)).description),
      "type": .text("Noted"), "shape": .integer(1),
      "data": .text(#"{"text":"note \#(number)"}"#), "recorded_at": .integer(1_772_366_400_000_000),
    ]
    row.merge(values) { $1 }
    let columns = row.keys.sorted()
    let marks = (1...columns.count).map { "$\($0)" }
    return PostgresStatement(
      """
      INSERT INTO events (\(columns.joined(separator: ", "))) OVERRIDING SYSTEM VALUE
      VALUES (\(marks.joined(separator: ", ")))
      """, parameters: columns.compactMap { row[$0] })
  }
}

extension Result where Failure == PostgresError {
  /// The end of a sentence: "was accepted" or "was refused by events_id, …".
  var words: String {
    switch self {
    case .success: "was accepted"
    case .failure(let error):
      "was refused\(error.constraint.map { " by \($0)" } ?? ""), SQLSTATE \(error.code): \(error.message)"
    }
  }

  /// The error, when the server has refused the statement.
  var refusal: PostgresError? {
    if case .failure(let error) = self { error } else { nil }
  }
}
