import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import Synchronization
import TestStores

/// A server that does nothing but answer, over a store that others may use as well.
struct AnsweringServer: Sendable {
  private let responses: IdempotencyStore
  /// How often it has carried something out.
  let work = Count()

  init(_ store: any EventStore) { responses = IdempotencyStore(store: store) }

  /// Answers a request with this key: with 201 and a `result`, the number of requests carried out so
  /// far, or in its own way.
  ///
  /// - Throws: `Unfinished` when the exercise is not solved yet.
  func answer(
    _ key: CommandID = "k-1", to command: BankCommand = .deposit(1, .ten),
    by carryOut: @escaping @Sendable (_ time: Int) async throws -> HTTPResponse = { .time($0) }
  ) async throws(Unfinished) -> Outcome<Reply> {
    try await answer(key, to: command, recording: { time, _ in try await carryOut(time) })
  }

  /// Answers a request with this key in the way of `carryOut`, which gets the context for its events.
  ///
  /// - Throws: `Unfinished` when the exercise is not solved yet.
  func answer(
    _ key: CommandID = "k-1", to command: BankCommand = .deposit(1, .ten),
    recording carryOut:
      @escaping @Sendable (_ time: Int, _ context: CommandContext) async throws -> HTTPResponse
  ) async throws(Unfinished) -> Outcome<Reply> {
    try await .soon {
      let response = try await responses.respond(
        to: command.fingerprint, key: key, context: CommandContext(key)
      ) { try await carryOut(work.next(), $0) }
      return Reply(response)
    }
  }
}

extension HookedStore {
  /// Appends an event of a request, unless it is there already, as a command of `context` does.
  ///
  /// - Throws: what the store throws.
  func appendOnce(_ context: CommandContext) async throws {
    let stream = StreamID(category: "work", id: context.commandID.rawValue)
    guard try await read(stream, .forwards, from: nil, limit: 1).isEmpty else { return }
    let event = Account.Event.opened(accountID: 1)
    let new = NewEvent(id: RandomEventIDs().next(), event: event, metadata: context.metadata)
    try await append(
      [new], to: stream, expecting: .noStream, recording: [context.record].compactMap(\.self))
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
      ], body: Array(#"{"result":\#(number),"name":"Zoë"}"#.utf8))
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
