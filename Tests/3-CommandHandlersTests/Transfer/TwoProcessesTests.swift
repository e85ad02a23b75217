import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import InMemoryStoreSolution
import TestStores
import Testing

@Suite("Stage 3: Two processes carry out one transfer")
struct TwoProcessesTests {
  /// A step that is rejected, and then taken by a process that asks later.
  struct Case: Sendable, CustomTestStringConvertible {
    let step: String
    let receiver: Receiver
    let amount: Money
    /// What makes the account accept the step after all.
    let change: Account.Event
    /// The account's event when it accepts, what the transfer records then, and when it refuses.
    let moved, accepted, refused: EventTypeName
    let completed, failed: [Money]

    var testDescription: String { step }
  }

  static let cases = [
    Case(
      step: "the sender pays", receiver: .open, amount: Money(cents: 130_00),
      change: .deposited(accountID: 1, amount: .hundred), moved: .transferSent,
      accepted: .transferTaken, refused: .transferFailed,
      completed: [Money(cents: 70_00), Money(cents: 140_00)],
      failed: [Money(cents: 200_00), .ten]),
    Case(
      step: "the receiver accepts", receiver: .unknown, amount: .thirty,
      change: .opened(accountID: 2), moved: .transferReceived, accepted: .transferCompleted,
      refused: .transferRefused, completed: [Money(cents: 70_00), .thirty],
      failed: [.hundred, .zero]),
  ]

  @Test(
    "A step that another process took is not recorded as refused",
    .exercise("3.15"), arguments: cases)
  func comesLateWithRefusal(_ step: Case) async throws {
    // Before the refusal is written down, another process takes the step, and stops at once.
    let store = HookedStore(beforeAppend: { append, store in
      guard append.records(step.refused), try await store.isFirst(step.moved) else { return }
      try await store.make(step.change)
      let other = HookedStore(
        store.store,
        beforeAppend: { append, _ in if append.records(step.accepted) { throw StoreTrouble() } })
      await finish(on: other)
    })
    let bank = try await TransferBank(receiver: step.receiver, store: store)
    let end = try await bank.transfer(step.amount)
    let balances = try await bank.balances()
    try #require(
      end == "completed" && balances == step.completed,
      """
      An account refused a step (\(step.step)). Before that was recorded, another process took the step.
        expected: "completed", with \(step.completed)
        got:      "\(end)", with \(balances)
      What has moved has moved, so the refusal must not be recorded. Give its event the id of the step: \
      the log takes each id once. Chapter 3, exercise 3.15.
      """)
  }

  @Test(
    "A step that another process recorded as refused is not taken",
    .exercise("3.15"), arguments: cases)
  func comesLateWithMoney(_ step: Case) async throws {
    // Before the money moves, another process, which knows only the log of before, is refused.
    let store = HookedStore(beforeAppend: { append, store in
      guard append.records(step.moved) else { return }
      let before = try await store.everything().prefix { $0.event.typeName != .transferRequested }
      guard let change = before.last else { return }
      await finish(on: HookedStore(EarlierAccount(store: store.store, change: change)))
    })
    let bank = try await TransferBank(receiver: step.receiver, store: store)
    try await store.make(step.change)
    let end = try await bank.transfer(step.amount)
    let balances = try await bank.balances()
    try #require(
      end.hasPrefix("failed") && balances == step.failed,
      """
      An account refused a step (\(step.step)), and a process recorded that. Another process was about to \
      take the step.
        expected: "failed…", with \(step.failed)
        got:      "\(end)", with \(balances)
      The transfer has failed, so no money may move. Give the event of the refusal the id of the step: the \
      log takes each id once. Chapter 3, exercise 3.15.
      """)
  }
}

/// Lets another process finish the transfer, as far as it gets.
private func finish(on store: any EventStore) async {
  _ = try? await TransferProcess(handler: CommandHandler(store: store)).finish("t")
}

extension HookedStore.Append {
  fileprivate func records(_ type: EventTypeName) -> Bool {
    events.contains { $0.event.typeName == type }
  }
}

extension HookedStore {
  /// Whether no event of this type is in the log yet.
  fileprivate func isFirst(_ type: EventTypeName) async throws -> Bool {
    try await !everything().contains { $0.event.typeName == type }
  }

  /// Records a change of an account, as another writer.
  fileprivate func make(_ change: Account.Event) async throws {
    try await record([change], in: Account.stream(of: change.accountID))
  }
}

/// A store in which an account is as it was before `change`.
private struct EarlierAccount: EventStoreDecorator {
  let store: any EventStore
  let change: RecordedEvent

  func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    let events = try await store.read(stream, direction, from: start, limit: limit)
    return stream == change.stream ? events.filter { $0.position < change.position } : events
  }
}
