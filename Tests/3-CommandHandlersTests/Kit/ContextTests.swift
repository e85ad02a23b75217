import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: Correlation and causation")
struct ContextTests {
  private let request = CommandContext("pay 7", correlationID: CorrelationID(rawValue: "order 3"))

  @Test("An event names the command that caused it, and its correlation", .exercise("3.10"))
  func namesItsCause() async throws {
    let bank = Bank()
    _ = try await Answer {
      try await bank.handler.handle(
        .open(1), by: Account.self, in: Account.stream(of: 1), context: request)
    }
    let metadata = bank.store.appends.first?.events.first?.metadata
    let expected = EventMetadata(
      correlationID: CorrelationID(rawValue: "order 3"),
      causationID: CausationID(rawValue: "pay 7"))
    let cause = metadata?.causationID?.rawValue ?? "none"
    let story = metadata?.correlationID?.rawValue ?? "none"
    try #require(
      metadata == expected,
      """
      The command "pay 7" of the correlation "order 3" led to an event.
        expected: causation "pay 7", correlation "order 3"
        got:      causation "\(cause)", correlation "\(story)"
      The causation id names the message that led to the event directly, the correlation id the \
      whole story. Each `NewEvent` of 3.7 is made with `context.metadata`. Chapter 3, exercise 3.10.
      """)
  }

  @Test("A command that leads to another one stays in its correlation", .exercise("3.10"))
  func leadsOn() throws {
    let step = request.leading(to: "reserve 7")
    try #require(
      step.commandID == "reserve 7",
      """
      The command "pay 7" led to the command "reserve 7".
        expected: the id "reserve 7"
        got:      the id "\(step.commandID)"
      Two commands with one id are taken for one. Chapter 3, exercise 3.10.
      """)
    try #require(
      step.correlationID == CorrelationID(rawValue: "order 3"),
      """
      The command "pay 7" of the correlation "order 3" led to the command "reserve 7".
        expected: the correlation "order 3"
        got:      the correlation "\(step.correlationID.rawValue)"
      With a new correlation the story breaks off in the middle. Chapter 3, exercise 3.10.
      """)
  }

  @Test("A retry records the same ids", .exercise("3.10"))
  func staysTheSame() async throws {
    let bank = Bank(
      store: HookedStore(beforeAppend: { append, store in
        guard append.number == 1 else { return }
        try await store.record([Account.Event.opened(accountID: 1)], in: append.stream)
      }))
    try await bank.prepare()
    _ = try await Answer {
      try await bank.handler.handle(
        .deposit(1, .ten), by: Account.self, in: Account.stream(of: 1), context: request)
    }
    let causes = bank.store.appends.flatMap(\.events).map {
      $0.metadata.causationID?.rawValue ?? "none"
    }
    try #require(
      causes == ["pay 7", "pay 7"],
      """
      The command "pay 7" met a conflict and was tried again.
        expected: both attempts name the cause "pay 7"
        got:      \(causes)
      A retry is still the same command. Chapter 3, exercise 3.10.
      """)
  }
}
