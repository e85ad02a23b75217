import ChapterSupport
import CommandHandlers
import EventSourcing
import Events
import InMemoryStore
import Synchronization

/// A day at the bank, always the same.
struct Demo {
  func run() async {
    await playDay()
    await playRepetition()
    await playStop()
  }

  private func playDay() async {
    print("\nA day at the counter (3.1 to 3.7, 3.12 to 3.15)")
    let counter = Counter(bank: Bank(store: store(), ids: CountedEventIDs()))
    let lines = [
      "open 1", "open 1", "deposit 1 100.00", "withdraw 1 30", "withdraw 1 70.01",
      "deposit 1 12.345", "deposit 7 10", "open 2", "transfer 1 2 25", "transfer 1 3 25",
      "close 1", "register John Doe john@example.com", "register Jane Doe John@Example.com",
      "email 1 john.new@example.com", "register Jane Doe john@example.com", "balance 1",
      "history 1", "history 1 --as-of 3",
    ]
    for line in lines {
      print("> \(line)")
      _ = await counter.answer(line)
    }
  }

  private func playRepetition() async {
    await part("The same command again", exercises: ["3.10", "3.11"]) {
      let counter = Counter(bank: Bank(store: store(), ids: CountedEventIDs()))
      _ = try await counter.bank.ask(.open(1), of: 1)
      _ = try await counter.bank.ask(.deposit(1, Money(cents: 100_00)), of: 1)
      for attempt in 1...2 {
        print("  attempt \(attempt) to withdraw 80.00 of 100.00:")
        counter.say(
          try await counter.bank.ask(.withdraw(1, Money(cents: 80_00)), of: 1, as: "friday noon"))
      }
      print("  and with the same id 10.00:")
      do {
        counter.say(
          try await counter.bank.ask(.withdraw(1, Money(cents: 10_00)), of: 1, as: "friday noon"))
      } catch let taken as CommandIDTaken {
        print("  no: \(taken)")
      }
    }
  }

  private func playStop() async {
    await part("The plug is pulled", exercises: ["3.14", "3.15"]) {
      let store = InterruptedStore(store: store(), stopsAfter: "TransferSent")
      let counter = Counter(bank: Bank(store: store, ids: CountedEventIDs()))
      for account in [1, 2] as [AccountID] {
        _ = try await counter.bank.ask(.open(account), of: account)
      }
      _ = try await counter.bank.ask(.deposit(1, Money(cents: 100_00)), of: 1)
      for attempt in 1...2 {
        print("  attempt \(attempt) to transfer 25.00 from account 1 to account 2:")
        do {
          counter.say(
            try await counter.bank.transfer(Money(cents: 25_00), from: 1, to: 2, as: "rent"))
        } catch is PowerCut {
          print("  the plug was pulled, just after the money had left")
        }
        for line in ["balance 1", "balance 2"] {
          print("  > \(line)")
          _ = await counter.answer(line)
        }
      }
    }
  }

  private func store() -> InMemoryEventStore {
    InMemoryEventStore(clock: SystemWallClock())
  }
}

/// A store whose plug is pulled once, just after it has appended an event of one type.
private final class InterruptedStore: EventStore {
  private let store: any EventStore
  private let type: EventTypeName
  private let hasStopped = Mutex(false)

  init(store: any EventStore, stopsAfter type: EventTypeName) {
    self.store = store
    self.type = type
  }

  @discardableResult
  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    let result = try await store.append(events, to: stream, expecting: expected)
    let isLast = hasStopped.withLock { hasStopped in
      defer { hasStopped = hasStopped || events.contains { $0.event.typeName == type } }
      return !hasStopped && events.contains { $0.event.typeName == type }
    }
    if isLast { throw PowerCut() }
    return result
  }

  func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    try await store.read(stream, direction, from: start, limit: limit)
  }

  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    try await store.readAll(after: position, limit: limit)
  }

  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    store.subscribe(after: position)
  }
}

private struct PowerCut: Error {}
