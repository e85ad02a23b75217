import ChapterSupport
import CommandHandlers
import EventSourcing
import Events
import Foundation
import InMemoryStore
import ReadModels
import TestStores

func showDelay() async {
  await part("Read your own write", exercises: ["4.1", "4.5", "4.7", "4.9"]) {
    let bank = Bank()
    // In a running system the model is a few milliseconds behind; here a gate holds it back.
    let gate = Gate(isOpen: false)
    let delayed = DelayedStore(bank.store) { await gate.pass() }
    let accounts = Projection<AccountList>()
    try await requireFollowing()
    let following = Task { try await accounts.follow(delayed) }
    defer { following.cancel() }
    try await bank.ask(.open(1))
    let position = try await bank.ask(.deposit(1, Money(cents: 100_00)))
    print("  deposited 100.00; the append returned position \(position)")
    let early = try await accounts.read { ($0.model[1], $0.checkpoint) }
    print("  the list, at once:        \(words(early.0)), as of position \(early.1)")
    do {
      try await accounts.wait(until: position, within: .milliseconds(20))
    } catch let behind as ReadModelBehind {
      print("  waiting for 20 ms:        \(behind)")
    }
    gate.open()
    try await accounts.wait(until: position, within: .seconds(5))
    let late = try await accounts.read { ($0.model[1], $0.checkpoint) }
    print("  the list, after waiting:  \(words(late.0)), as of position \(late.1)")
  }
}

/// - Throws: `Unfinished` when a projection does not follow the log yet.
private func requireFollowing() async throws {
  let following = Task { try await Projection<AccountList>().follow(InMemoryEventStore()) }
  following.cancel()
  try await following.value
}

func showAnswers() async {
  await part("One log, four models", exercises: ["4.1", "4.2", "4.3", "4.4", "4.6", "4.12"]) {
    let bank = try await Bank.afterAWeek()
    let desk = try await Desk(of: bank.store)
    print("  the accounts")
    for row in try await desk.queries.accounts().value.rows { print("    \(words(row))") }
    print("  the users")
    for user in try await desk.queries.users().value.rows {
      print("    user \(user.id)  \(user.firstName) \(user.lastName)  \(user.email)")
    }
    print("  the statement of account 1, its first five lines")
    let statement = try await desk.queries.statement(of: 1, limit: 5).value
    for entry in statement.rows {
      let columns = "\(column(entry.event.balanceChange, 7)) \(column(entry.balance, 8))"
      print("    \(day(entry.date)) \(columns)  \(entry.event.typeName)")
    }
    print("    \(statement.hasMore ? "more lines follow" : "that is all")")
    let totals = try await desk.queries.totals()
    print("  the bank, as of position \(totals.position)")
    let (came, went) = (totals.value.deposited, totals.value.withdrawn)
    print("    deposited \(came), withdrawn \(went), in accounts \(totals.value.inAccounts)")
    for (id, flight) in totals.value.inFlight {
      print("    in flight: \(flight.amount) from \(flight.from) to \(flight.to), transfer \(id)")
    }
  }
}

func showRepetition() async {
  await part("The same events twice", exercises: ["4.4", "4.5", "4.6"]) {
    let bank = try await Bank.afterAWeek()
    var state = Checkpointed<BankTotals>()
    try await state.catchUp(with: bank.store, pageSize: 4)
    let once = state.model.deposited
    var counted = 0
    for event in try await bank.store.readAll(after: .start, limit: 100) {
      counted += try state.take(event) ? 1 : 0
    }
    print("  after the whole log:           \(once) deposited, checkpoint \(state.checkpoint)")
    print("  after the whole log again:     \(state.model.deposited) deposited")
    print("  events counted twice:          \(counted)")
  }
}

func showPoison() async {
  await part("A poison event", exercises: ["4.7", "4.8", "4.9"]) {
    let bank = try await Bank.afterAWeek()
    try await requireFollowing()
    let (small, accounts) = (Projection<SmallWithdrawals>(), Projection<AccountList>())
    let projections = ProjectionGroup([small, accounts])
    let following = Task { await projections.follow(bank.store) }
    defer { following.cancel() }
    let position = try await bank.ask(.deposit(2, Money(cents: 1_00)))
    try await accounts.wait(until: position, within: .seconds(5))
    do {
      try await small.wait(until: position, within: .seconds(5))
    } catch {
      print("  stopped: \(error)")
    }
    let count = try await small.read { $0.model.count }
    print("  its count until then: \(count)")
    let row = try await accounts.read { $0.model[2] }
    print("  the list of accounts goes on: \(words(row))")
  }
}

func showRebuild() async {
  await part("A wrong model, rebuilt", exercises: ["4.10"]) {
    let bank = try await Bank.afterAWeek()
    var wrong = AccountList()
    for event in try await bank.store.readAll(after: .start, limit: 8) {
      // The bug of last week's release: every event was counted twice.
      for _ in 1...2 { wrong.apply(event) }
    }
    let storage = InMemoryProjectionStorage(
      Checkpointed(model: wrong, checkpoint: GlobalPosition(rawValue: 8)))
    let accounts = Projection(storage: storage)
    print("  before:    \(words(try await accounts.read { $0.model[1] }))")
    try await accounts.rebuild(from: bank.store)
    print("  rebuilt:   \(words(try await accounts.read { $0.model[1] }))")
  }
}

func showNewColumn() async {
  await part("A new question about old events", exercises: ["4.6", "4.10", "4.12"]) {
    let bank = try await Bank.afterAWeek()
    let desk = try await Desk(of: bank.store)
    let old = try await desk.queries.accounts().value.rows
    print(
      "  the list of accounts:    \(old.map { "\($0.id): \($0.balance)" }.joined(separator: "  "))")
    let peaks = Projection<AccountPeaks>()
    try await peaks.rebuild(from: bank.store)
    print("  the new model, built from the log up to position \(peaks.position)")
    print("    account    balance    highest")
    let model = try await peaks.read { $0.model }
    for (id, balance) in model.balances.sorted(by: { $0.key < $1.key }) {
      let peak = model.peaks[id, default: .zero]
      print("    \(column(id, 7)) \(column(balance, 10)) \(column(peak, 10))")
    }
  }
}

func showPast() async {
  await part("The balance of account 1, day by day", exercises: ["4.1", "4.11"]) {
    let bank = try await Bank.afterAWeek()
    for number in -1...6 {
      let date = Bank.monday.addingTimeInterval(Double(number) * Bank.day)
      let past = try await Checkpointed<AccountList>.asOf(date, in: bank.store)
      let balance = past.model[1]?.balance ?? .zero
      let bar = String(repeating: "█", count: max(0, balance.cents) / 4_00)
      print("  \(day(date)) \(column(balance, 8))  \(bar)".trimmingSuffix)
    }
    let five = try await Checkpointed<AccountList>.asOf(GlobalPosition(rawValue: 5), in: bank.store)
    print("  as of position 5 there were \(five.model.rows(limit: 100).count) accounts")
  }
}

/// Returns a row of the list as one line.
func words(_ row: AccountList.Row?) -> String {
  row.map { "account \($0.id) \($0.status) \($0.balance), version \($0.version)" } ?? "nothing"
}

/// Returns the day of a date, such as 2026-01-05.
func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmingSuffix: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
