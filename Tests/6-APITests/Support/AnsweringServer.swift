import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import Synchronization

/// A server that does nothing but answer, over a store that others may use as well.
struct AnsweringServer: Sendable {
  private let responses: IdempotencyStore
  /// How often it has carried something out.
  let work = Count()

  init(_ store: any EventStore) { responses = IdempotencyStore(store: store) }

  /// Answers a request with this key: with 201 and how often it was carried out, or in its own way.
  ///
  /// - Throws: `Unfinished` when the exercise is not solved yet.
  func answer(
    _ key: CommandID = "k-1", to command: BankCommand = .deposit(1, .ten),
    by carryOut: @escaping @Sendable (_ time: Int) async throws -> HTTPResponse = { .time($0) }
  ) async throws(Unfinished) -> Outcome<Reply> {
    try await .soon {
      let response = try await responses.respond(
        to: command.fingerprint, key: key, context: CommandContext(key)
      ) { try await carryOut(work.next()) }
      return Reply(response)
    }
  }
}

/// Counts 1, 2, 3.
final class Count: Sendable {
  private let last = Atomic(0)

  var value: Int { last.load(ordering: .relaxed) }

  func next() -> Int { last.add(1, ordering: .relaxed).newValue }
}

extension HTTPResponse {
  /// What is answered when something is carried out for this time.
  static func time(_ number: Int, _ status: HTTPStatus = .created) -> HTTPResponse {
    HTTPResponse(
      status,
      headers: [
        .contentType: "application/json", .eTag: "\"\(number)\"", .location: "/times/\(number)",
      ], body: Array(#"{"time":\#(number),"for":"Zoë"}"#.utf8))
  }
}

extension Outcome<Reply> {
  /// Whether it is the same response, to the letter.
  func isSame(as other: Self) -> Bool {
    guard let value, let other = other.value else { return false }
    return value.status == other.status && value.text == other.text
      && [.contentType, .eTag, .location].allSatisfy { value.headers[$0] == other.headers[$0] }
  }

  /// The name of the problem that the request met; `nil` when it met none that has a name.
  var problem: String? { (error as? Problem)?.name }
}

/// What was answered on the side.
final class Results: Sendable {
  private let outcomes = Mutex<[Outcome<Reply>]>([])

  var all: [Outcome<Reply>] { outcomes.withLock { $0 } }

  func add(_ outcome: Outcome<Reply>) async { outcomes.withLock { $0.append(outcome) } }
}
