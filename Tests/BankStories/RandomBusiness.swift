import CommandHandlers
public import EventSourcing
import Events

/// Events of a bank at random, which a seed determines: ten accounts, ten users, and transfers between
/// the accounts, some of which don't end.
///
/// They obey no rule but those of the log: the read models have to take what was recorded.
public struct RandomBusiness {
  private var random: SeededGenerator
  private var events: [(StreamID, any DomainEvent)] = []
  /// The transfers that were sent and have not arrived.
  private var flying: [Transfer.Order] = []
  private var transferCount = 0

  /// Returns `count` events, or a few more.
  public static func events(_ count: Int, seed: UInt64) -> [RecordedEvent] {
    var business = Self(random: SeededGenerator(seed: seed))
    while business.events.count < count { business.go() }
    return business.events.recorded
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func go() {
    let id = AccountID(rawValue: number(1...10))
    let amount = Money(cents: number(1...100_00))
    switch number(0...9) {
    case 0: record(.opened(accountID: id))
    case 1: record(.closed(accountID: id))
    case 2, 3: record(.deposited(accountID: id, amount: amount))
    case 4: record(.withdrawn(accountID: id, amount: amount))
    case 5, 6: send(amount, from: id)
    case 7: arrive()
    default: changeUser()
    }
  }

  private mutating func record(_ event: Account.Event) {
    events.append((Account.stream(of: event.accountID), event))
  }

  private mutating func send(_ amount: Money, from id: AccountID) {
    transferCount += 1
    let order = Transfer.Order(
      id: TransferID(rawValue: "t\\\(transferCount)"), from: id,
      to: AccountID(rawValue: number(1...10)), amount: amount)
    events.append((Story.transfer(order), Transfer.Event.requested(order)))
    record(.transferSent(accountID: id, transferID: order.id, to: order.to, amount: amount))
    flying.append(order)
  }

  private mutating func arrive() {
    guard !flying.isEmpty else { return }
    let order = flying.remove(at: number(0...flying.count - 1))
    if number(0...3) == 0 {
      record(.transferReturned(accountID: order.from, transferID: order.id, amount: order.amount))
      let reason = Transfer.Reason(rule: .accountClosed, text: "account \(order.to) is closed")
      events.append((Story.transfer(order), Transfer.Event.failed(order.id, reason: reason)))
    } else {
      record(
        .transferReceived(
          accountID: order.to, transferID: order.id, from: order.from, amount: order.amount))
      events.append((Story.transfer(order), Transfer.Event.completed(order.id)))
    }
  }

  private mutating func changeUser() {
    let id = UserID(rawValue: number(1...10))
    let email = EmailAddress(recorded: "user\(number(1...99))@example.com")
    let event: User.Event =
      number(0...1) == 0
      ? .created(
        userID: id, firstName: "\"N\\0\u{0}\(number(1...9)),{}", lastName: "NULL", email: email)
      : .emailUpdated(userID: id, newEmail: email)
    events.append((User.stream(of: id), event))
  }
}
