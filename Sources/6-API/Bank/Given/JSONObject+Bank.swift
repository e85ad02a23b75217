import CommandHandlers
import EventSourcing
public import Events
import ReadModels

extension JSONObject {
  /// Adds an amount: a number with as many decimals as needed.
  public mutating func add(_ name: StaticString, _ amount: Money) {
    var digits = Substring(amount.description)
    while digits.hasSuffix("0") { digits.removeLast() }
    if digits.hasSuffix(".") { digits.removeLast() }
    add(name, digits: digits)
  }

  /// An account; without a balance when it can't be read yet.
  init(account id: AccountID, balance: Money?, version: Int) {
    add("account_id", id.rawValue)
    if let balance { add("balance", balance) }
    add("version", version)
  }

  /// An account in the list of all.
  init(_ row: AccountList.Row) {
    add("account_id", row.id.rawValue)
    add("status", row.status.rawValue)
    add("balance", row.balance)
    add("version", row.version)
  }

  /// One line of an account's statement.
  ///
  /// - Throws: errors of encoding the event.
  init(_ entry: Statements.Entry) throws {
    add("version", entry.version)
    add("type", entry.event.typeName.rawValue)
    add("recorded_at", Timestamp(entry.date).description)
    add("balance", entry.balance)
    try add("data", dataOf: entry.event)
  }

  init(_ order: Transfer.Order) {
    add("transfer_id", order.id.rawValue)
    add("from", order.from.rawValue)
    add("to", order.to.rawValue)
    add("amount", order.amount)
  }

  init(
    user id: UserID, firstName: String, lastName: String, email: EmailAddress, version: Int
  ) {
    add("user_id", id.rawValue)
    add("first_name", firstName)
    add("last_name", lastName)
    add("email", email.value)
    add("version", version)
  }

  init(_ user: UserDirectory.Details) {
    self.init(
      user: user.id, firstName: user.firstName, lastName: user.lastName, email: user.email,
      version: user.version)
  }

  /// - Throws: errors of encoding the event.
  init(_ event: PublicEvent) throws {
    add("id", event.number)
    add("type", event.recorded.event.typeName.rawValue)
    try add("data", dataOf: event.recorded.event)
  }
}

extension PublicEvent {
  /// The event as a message of the live feed.
  ///
  /// - Throws: errors of encoding the event.
  public var message: ServerSentEvent {
    get throws {
      ServerSentEvent(
        id: number, event: recorded.event.typeName.rawValue, data: try JSONObject(self).closed)
    }
  }
}
