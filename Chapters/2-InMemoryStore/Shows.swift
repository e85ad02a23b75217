import ChapterSupport
import EventSourcing
import Events
import Foundation
import InMemoryStore

func showOneRace() async {
  await part("Two tellers, one account", exercises: ["2.1", "2.4", "2.8"]) {
    try requireStage1()
    for isCareful in [false, true] {
      print(isCareful ? "  Expecting the version that was read:" : "  Expecting any version:")
      let finish = try await Race.unlucky.run(for: 1, at: Bank(), isCareful: isCareful) {
        print("    \($0)")
      }
      print("    the balance is \(finish.balance)")
      if isCareful { try requireConflicts() }
    }
  }
}

func showManyRaces(count: Int, seed: UInt64) async {
  await part("\(count) races, SEED=\(seed)", exercises: ["2.2", "2.3", "2.8"]) {
    try requireStage1()
    for isCareful in [false, true] {
      var random = SeededGenerator(seed: seed)
      let bank = Bank()
      var (overdrawn, conflicts) = (0, 0)
      for number in 1...count {
        let race = Race(using: &random)
        let account = AccountID(rawValue: number)
        let finish = try await race.run(for: account, at: bank, isCareful: isCareful)
        overdrawn += finish.balance < .zero ? 1 : 0
        conflicts += finish.conflicts
      }
      let care = isCareful ? "expecting the version read" : "expecting any version     "
      print("  \(care)  \(column(overdrawn, 5)) overdrawn  \(column(conflicts, 5)) conflicts")
    }
    try requireConflicts()
  }
}

/// Checks that the store rejects a stale append.
///
/// - Throws: `Unfinished` with the number of the exercise that is missing.
private func requireConflicts() throws {
  guard !ExpectedVersion.exactly(1).admits(2) else { throw Unfinished("2.2") }
  var log = EventLog()
  let event = NewEvent(
    id: CountedEventIDs.id(numbered: 1), event: Account.Event.opened(accountID: 1))
  do {
    try log.append([event], to: Account.stream(of: 1), expecting: .exactly(1), at: .distantPast)
    throw Unfinished("2.3")
  } catch is VersionConflict {}
}

func showCrowd() async {
  await part("Eight tasks, one account, a cent at a time", exercises: ["2.8"]) {
    try requireStage1()
    let bank = Bank()
    try await bank.open(1)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for _ in 0..<8 {
        tasks.addTask {
          for _ in 0..<250 { try await depositCent(at: bank) }
        }
      }
      try await tasks.waitForAll()
    }
    let (version, balance) = try await bank.look(at: 1)
    print("  8 times 250 deposits of 0.01: version \(version), balance \(balance)")
  }
}

/// Deposits a cent, and retries after each version conflict.
private func depositCent(at bank: Bank) async throws {
  let stream = Account.stream(of: 1)
  while true {
    let last = try await bank.store.read(stream, .backwards, from: nil, limit: 1).first
    guard let last else { throw Unfinished("2.5") }
    let event = Account.Event.deposited(accountID: 1, amount: Money(cents: 1))
    do {
      try await bank.store.append(
        [bank.new(event)], to: stream, expecting: .exactly(last.version))
      return
    } catch is VersionConflict {
      continue
    }
  }
}

func showRepetition() async {
  await part("The answer is lost, and the append repeated", exercises: ["2.7"]) {
    try requireStage1()
    let bank = Bank()
    try await bank.open(1)
    let deposit = bank.new(.deposited(accountID: 1, amount: Money(cents: 5_00)))
    for attempt in 1...2 {
      let result = try await bank.store.append(
        [deposit], to: Account.stream(of: 1), expecting: .streamExists)
      print("  attempt \(attempt): version \(result.version), position \(result.position)")
      guard result.version == 3 else { throw Unfinished("2.7") }
    }
    print("  the balance is \(try await bank.look(at: 1).balance)")
  }
}

func showPages() async {
  await part("Pages", exercises: ["2.4", "2.5", "2.6"]) {
    try requireStage1()
    let bank = Bank()
    for account in [1, 2, 3] as [AccountID] { try await bank.open(account) }
    let stream = Account.stream(of: 2)
    let pages = [
      (
        "\(stream), the first event",
        try await bank.store.read(stream, .forwards, from: 1, limit: 1)
      ),
      ("\(stream), backwards", try await bank.store.read(stream, .backwards, from: nil, limit: 9)),
      (
        "the log after position 3",
        try await bank.store.readAll(after: GlobalPosition(rawValue: 3), limit: 9)
      ),
    ]
    for ((title, events), exercise) in zip(pages, ["2.4", "2.5", "2.6"]) {
      guard !events.isEmpty else { throw Unfinished(exercise) }
      print("  \(title)")
      for event in events { print("    \(line(of: event))") }
    }
  }
}

func showFollower() async {
  await part("Following the log", exercises: ["2.9", "2.10", "2.11"]) {
    try requireStage1()
    let bank = Bank()
    try await bank.open(1)
    let (caughtUp, signal) = AsyncStream<Void>.makeStream()
    let events = bank.store.subscribe(after: .start)
    let following = Task {
      var count = 0
      for try await event in events {
        count += 1
        print("  \(line(of: event))")
        if count == 2 { signal.yield() }
        if count == 4 { break }
      }
    }
    let watching = Task {
      _ = await following.result
      signal.finish()
    }
    for await _ in caughtUp {
      print("  -- end of the past; another account is opened --")
      try await bank.open(2)
    }
    await watching.value
    try await following.value
  }
}

private func line(of event: RecordedEvent) -> String {
  let place = "position \(event.position)  \(event.stream) version \(event.version)"
  return "\(place)  \(event.event.typeName)"
}
