import ChapterSupport
import EventSourcing
import Events
import Persistence

func showSyncs() async {
  await part("One sync for many", exercises: ["5.15"]) {
    try await Groundwork.require()
    let file = try ScratchFile(named: "bank.sqlite3")
    let store = try SQLiteEventStore(path: file.path, codec: Bank.codec)
    let count = 64
    let alone = try await measure(store) {
      for number in 1...count { try await open(number, in: store) }
    }
    print("  \(count) appends, one after the other: \(alone)")
    let together = try await measure(store) {
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for number in 1...count { tasks.addTask { try await open(count + number, in: store) } }
        try await tasks.waitForAll()
      }
    }
    print("  \(count) appends at once:              \(together)")
    guard together.commitCount < count else { throw Unfinished("5.15") }
  }
}

/// The cost of some appends.
private struct Cost: CustomStringConvertible {
  let commitCount: Int
  let time: Duration

  var description: String {
    let milliseconds = (time / .milliseconds(1)).rounded()
    let noun = commitCount == 1 ? "commit, " : "commits,"
    return "\(column(commitCount, 2)) \(noun) \(column(Int(milliseconds), 4)) ms"
  }
}

private func measure(
  _ store: SQLiteEventStore, _ work: () async throws -> Void
) async throws -> Cost {
  let (before, start) = (store.commitCount, ContinuousClock.now)
  try await work()
  return Cost(commitCount: store.commitCount - before, time: .now - start)
}

private func open(_ number: Int, in store: SQLiteEventStore) async throws {
  let account = AccountID(rawValue: number)
  try await store.append(
    [NewEvent(id: RandomEventIDs().next(), event: Account.Event.opened(accountID: account))],
    to: Account.stream(of: account), expecting: .noStream)
}
