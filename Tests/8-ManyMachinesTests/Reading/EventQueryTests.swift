import EventSourcing
import ExerciseSupport
import ManyMachines
import Postgres
import StoreConformance
import Testing

@Suite("Stage 8: Statements that read")
struct EventQueryTests {
  private static let names = [
    "1", "'; DROP TABLE events; --", "it's", "\\' OR true --", "%", "_", "$1", "\"quoted\"",
  ]

  @Test("Values are parameters, and the text is the same for all of them", .exercise("8.2"))
  func keepsText() throws {
    let kinds: [(String, [PostgresStatement])] = [
      ("a stream, forwards", Self.streams(.forwards)),
      ("a stream, backwards", Self.streams(.backwards)),
      (
        "the log",
        [(0, 10), (7_041, 1_000), (.max, 0), (-3, -1), (12, .max)].map { position, limit in
          EventQueries.events(after: GlobalPosition(rawValue: position), limit: limit)
        }
      ),
      (
        "the events of a cause",
        Self.names.map { name in
          EventQueries.events(
            of: StreamID(category: "notes", id: name),
            causedBy: CausationID(rawValue: "command \(name)"))
        }
      ),
    ]
    for (kind, statements) in kinds {
      let texts = Set(statements.map(\.sql))
      let count = Set(statements.map(\.parameters)).count
      try #require(
        texts.count == 1 && count == statements.count,
        """
        The statement for \(kind) was made for \(statements.count) different inputs.
          expected: 1 text, and \(statements.count) different lists of parameters
          got:      \(texts.count) texts, and \(count) lists of parameters, such as
          \(statements[1].sql.replacing("\n", with: "\n  "))
          with \(statements[1].parameters)
        The server prepares a text once and keeps it, for all values; and it never reads a parameter \
        as SQL. Chapter 8, exercise 8.2.
        """)
    }
  }

  @Test("The name of a stream is passed as it is", .exercise("8.2"), arguments: names)
  func passesName(name: String) throws {
    let stream = StreamID(category: "notes", id: name)
    let cause = CausationID(rawValue: name)
    for (kind, statement) in [
      ("reads a stream", EventQueries.events(of: stream, .forwards, from: 1, limit: 10)),
      (
        "reads a stream backwards", EventQueries.events(of: stream, .backwards, from: nil, limit: 1)
      ),
      ("reads the events of a cause", EventQueries.events(of: stream, causedBy: cause)),
    ] {
      try #require(
        statement.parameters.contains(.text(stream.description))
          && !statement.sql.contains(stream.description),
        """
        A statement \(kind) that is called \(stream).
          expected: the name is a parameter, .text("\(stream)")
          got:      the parameters \(statement.parameters) beside the text
          \(statement.sql.replacing("\n", with: "\n  "))
        A client chooses such names. A quotation mark in one of them ends a text in SQL, and the rest \
        of the name is run. Chapter 8, exercise 8.2.
        """)
    }
  }

  private static func streams(_ direction: ReadDirection) -> [PostgresStatement] {
    zip(names, [1, 2, 3, 99, .max, -5, 0, 12]).enumerated().map { index, input in
      EventQueries.events(
        of: StreamID(category: "notes", id: input.0), direction, from: input.1,
        limit: [1, 10, 0, -1, .max][index % 5])
    }
  }
}
