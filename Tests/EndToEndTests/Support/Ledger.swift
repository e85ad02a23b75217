import EventSourcing
import EventsSolution
import PersistenceSolution
import ReadModelsSolution
import Testing

/// A second account of all that stands in a bank where clerks work, kept by other means.
///
/// It folds the events itself, from the first to the last, and finds what should not be there.
struct Ledger {
  private(set) var events: [RecordedEvent] = []
  /// For each version of each account, where it stands and what was in the account then.
  private var accounts: [AccountID: [(position: GlobalPosition, balance: Money)]] = [:]
  /// The accounts as a table should show them that has seen `shown` events.
  private var rows: [AccountID: AccountList.Row] = [:]
  private var shown = 0

  var end: GlobalPosition { events.last?.position ?? .start }

  /// What is in all accounts together.
  var total: Money {
    accounts.values.reduce(.zero) { $0 &+ ($1.last?.balance ?? .zero) }
  }

  /// Takes what is new in the bank at `path`.
  ///
  /// - Throws: an expectation that does not hold: a gap, a repetition, half an append, or an append
  ///   that was decided on another balance than the one that was there.
  mutating func read(_ path: String) async throws {
    let store = try SQLiteEventStore(path: path, codec: .accounts)
    let first = events.count
    while true {
      let page = try await store.readAll(after: end, limit: 1_000)
      if page.isEmpty { break }
      events += page
    }
    let news = events[first...]
    try #require(news.count.isMultiple(of: 2), "An append is incomplete.")
    for index in stride(from: news.startIndex, to: news.endIndex, by: 2) {
      try take(events[index], events[index + 1])
    }
  }

  /// Takes the two events of an append.
  private mutating func take(_ first: RecordedEvent, _ second: RecordedEvent) throws {
    try #require(first.stream == second.stream, "An append is incomplete at \(first.position).")
    let event = try #require(first.event as? Account.Event)
    var history = accounts[event.accountID, default: []]
    let (before, version) = (history.last?.balance ?? .zero, history.count)
    try #require(
      [first.version, second.version] == [version + 1, version + 2],
      "\(first.stream) had version \(version); position \(first.position) is version \(first.version)."
    )
    let withdrawn: Money
    switch event {
    case .opened where version == 0: withdrawn = .zero
    case .withdrawn(_, Money(cents: before.cents / 2)): withdrawn = Money(cents: before.cents / 2)
    default: throw WrongDecision(event: first, balance: before)
    }
    guard case .deposited(event.accountID, let deposit) = second.event as? Account.Event
    else { throw WrongDecision(event: second, balance: before) }
    history.append((first.position, before &- withdrawn))
    history.append((second.position, before &- withdrawn &+ deposit))
    accounts[event.accountID] = history
  }

  /// Makes sure that what was acknowledged is there, at its place and with its balance.
  func expect(_ acknowledgements: [Acknowledgement]) throws {
    for said in acknowledgements {
      let id = try #require(Int(said.stream.id))
      let history = accounts[AccountID(rawValue: id), default: []]
      try #require(
        history.count >= said.version, "\(said.stream) has lost version \(said.version).")
      let entry = history[said.version - 1]
      try #require(
        entry.position == said.position && entry.balance == said.balance,
        "\(said) was acknowledged, and there stands \(entry).")
    }
  }

  /// Makes sure that the table of accounts shows exactly what its checkpoint says that it has seen.
  mutating func expectTable(at path: String) throws {
    let projection = try DurableProjection<AccountTable>(path: path)
    let checkpoint = try projection.progress().checkpoint
    let table = try projection.read { try AccountTable.rows(of: $1, in: $0) }
    while shown < events.count, events[shown].position <= checkpoint { try show() }
    try #require(table == rows.values.sorted { $0.id < $1.id }, "as of position \(checkpoint)")
  }

  /// Shows one more event to the rows.
  private mutating func show() throws {
    let recorded = events[shown]
    let event = try #require(recorded.event as? Account.Event)
    let balance = accounts[event.accountID]?[recorded.version - 1].balance ?? .zero
    rows[event.accountID] = AccountList.Row(
      id: event.accountID, status: .open, balance: balance, version: recorded.version)
    shown += 1
  }

  /// An event that follows from another state than the one that was there.
  struct WrongDecision: Error {
    let event: RecordedEvent
    let balance: Money
  }
}

extension EventCodec {
  /// For a bank where clerks work.
  static let accounts = EventCodec([Account.Event.self], upcasters: [.depositsInCents])
}
