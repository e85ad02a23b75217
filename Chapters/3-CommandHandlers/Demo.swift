import ChapterSupport
import CommandHandlers
import EventSourcing
import Events
import InMemoryStore
import Synchronization
import TestStores

/// A day at the bank, always the same.
struct Demo {
  func run() async {
    await playDay()
    await playUnknownEvent()
    await playRace()
    await playRepetition()
    await playStop()
  }

  private func playDay() async {
    print("\nA day at the bank (3.1 to 3.7, 3.12 to 3.15)")
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

  private func playUnknownEvent() async {
    await part("An unknown event", exercises: ["3.7"]) {
      let store = store()
      let counter = Counter(bank: Bank(store: store, ids: CountedEventIDs()))
      _ = try await counter.bank.ask(.open(1), of: 1)
      _ = try await counter.bank.ask(.deposit(1, Money(cents: 100_00)), of: 1)
      print("  a newer program records an AccountFrozen in account 1")
      let frozen = UnknownEvent(typeName: "AccountFrozen", data: .object([:]))
      try await store.append(
        [NewEvent(id: RandomEventIDs().next(), event: frozen)], to: Account.stream(of: 1),
        expecting: .any)
      for line in ["balance 1", "withdraw 1 30"] {
        print("  > \(line)")
        _ = await counter.answer(line)
      }
    }
  }

  private func playRace() async {
    await part("Conflicts and retries", exercises: ["3.8", "3.9"]) {
      print("  Ben withdraws 30.00 of 100.00; just before his append others deposit 10.00, twice:")
      let deposit = Account.Event.deposited(accountID: 1, amount: Money(cents: 10_00))
      try await race(for: Money(cents: 30_00), against: deposit, times: 2)
      print("  Ben withdraws 80.00 of 100.00; just before his append Ann withdraws 50.00:")
      let withdrawal = Account.Event.withdrawn(accountID: 1, amount: Money(cents: 50_00))
      try await race(for: Money(cents: 80_00), against: withdrawal, times: 1)
    }
  }

  /// Withdraws `amount`, while another writer is faster `times` times.
  private func race(for amount: Money, against event: Account.Event, times: Int) async throws {
    let store = HookedStore(
      store(),
      beforeAppend: { append, store in
        guard 3...(times + 2) ~= append.number else { return }
        try await store.record([event], in: Account.stream(of: 1))
      })
    let counter = Counter(bank: Bank(store: store, ids: CountedEventIDs()))
    _ = try await counter.bank.ask(.open(1), of: 1)
    _ = try await counter.bank.ask(.deposit(1, Money(cents: 100_00)), of: 1)
    do {
      counter.say(try await counter.bank.ask(.withdraw(1, amount), of: 1))
    } catch let refusal as Account.Rejection {
      print("  no: \(refusal)")
    }
    let attempts = store.appends.count - 2
    print("  appends: \(attempts)")
  }

  private func playRepetition() async {
    await part("Idempotency keys", exercises: ["3.10", "3.11"]) {
      let counter = Counter(bank: Bank(store: store(), ids: CountedEventIDs()))
      _ = try await counter.bank.ask(.open(1), of: 1)
      _ = try await counter.bank.ask(.deposit(1, Money(cents: 100_00)), of: 1)
      for attempt in 1...2 {
        print("  attempt \(attempt) to withdraw 80.00 of 100.00:")
        counter.say(
          try await counter.bank.ask(.withdraw(1, Money(cents: 80_00)), of: 1, as: "friday noon"))
      }
      print("  the same id with 10.00:")
      do {
        counter.say(
          try await counter.bank.ask(.withdraw(1, Money(cents: 10_00)), of: 1, as: "friday noon"))
      } catch let taken as CommandIDTaken {
        print("  no: \(taken)")
      }
    }
  }

  private func playStop() async {
    await part("A crash during a transfer", exercises: ["3.14", "3.15"]) {
      let hasStopped = Mutex(false)
      let store = HookedStore(
        store(),
        afterAppend: { append, _ in
          guard append.events.contains(where: { $0.event.typeName == "TransferSent" }) else {
            return
          }
          if hasStopped.withLock({ $0.set() }) { throw Crash() }
        })
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
        } catch is Crash {
          print("  the process crashed, just after the money had left")
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

extension Bool {
  /// Sets it to true; returns whether it was false before.
  fileprivate mutating func set() -> Bool {
    defer { self = true }
    return !self
  }
}
