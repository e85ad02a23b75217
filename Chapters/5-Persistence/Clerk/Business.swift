import EventSourcing
import Events

/// The transactions of twenty customers in a year or so, drawn beforehand, the same in every run.
struct Business {
  static let accountCount = 20
  static let appendCount = 200
  static let eventsInAppend = 25
  static let eventCount = appendCount * eventsInAppend

  /// Events that are recorded together.
  struct Append {
    let account: AccountID
    let versionBefore: Int
    let events: [NewEvent]
  }

  private(set) var appends: [Append] = []
  private var balances: [AccountID: Money] = [:]
  private var versions: [AccountID: Int] = [:]
  private var random = SeededGenerator(seed: 2026)
  private let ids = CountedEventIDs()

  init() {
    for number in 0..<Self.appendCount {
      let isFirst = number < Self.accountCount
      let account = isFirst ? number : Int.random(in: 0..<Self.accountCount, using: &random)
      add(to: AccountID(rawValue: account + 1), isFirst: isFirst)
    }
  }

  private mutating func add(to account: AccountID, isFirst: Bool) {
    var events: [Account.Event] = isFirst ? [.opened(accountID: account)] : []
    while events.count < Self.eventsInAppend { events.append(change(of: account)) }
    let version = versions[account, default: 0]
    versions[account] = version + events.count
    appends.append(
      Append(
        account: account, versionBefore: version,
        events: events.map { NewEvent(id: ids.next(), event: $0) }))
  }

  /// Returns a deposit, or now and then a possible withdrawal.
  private mutating func change(of account: AccountID) -> Account.Event {
    let balance = balances[account, default: .zero]
    if Bool.random(using: &random), balance > .zero {
      let amount = Money(cents: Int.random(in: 1...balance.cents, using: &random))
      balances[account] = balance &- amount
      return .withdrawn(accountID: account, amount: amount)
    }
    let amount = Money(cents: Int.random(in: 1...500_00, using: &random))
    balances[account] = balance &+ amount
    return .deposited(accountID: account, amount: amount)
  }
}
