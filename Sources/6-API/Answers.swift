import CommandHandlers
import EventSourcing
import Events
import Foundation
import HTTPServer
import ReadModels

/// An amount as JSON: a number with as many decimals as it takes, exact.
struct JSONAmount: Encodable {
  let amount: Money

  init(_ amount: Money) { self.amount = amount }

  func encode(to encoder: any Encoder) throws {
    let sign: FloatingPointSign = amount.cents < 0 ? .minus : .plus
    var container = encoder.singleValueContainer()
    try container.encode(
      Decimal(sign: sign, exponent: -2, significand: Decimal(amount.cents.magnitude)))
  }
}

/// What is told of an account.
struct AccountAnswer: Encodable {
  let id: AccountID
  /// `nil` when it cannot be read yet.
  let balance: Money?
  let version: Int

  private enum Member: String, CodingKey {
    case id = "account_id"
    case balance, version
  }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    try members.encode(id, forKey: .id)
    try members.encodeIfPresent(balance.map(JSONAmount.init), forKey: .balance)
    try members.encode(version, forKey: .version)
  }
}

/// What is told of an account in the list of all.
struct AccountListAnswer: Encodable {
  let row: AccountList.Row

  private enum Member: String, CodingKey {
    case id = "account_id"
    case status, balance, version
  }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    try members.encode(row.id, forKey: .id)
    try members.encode(row.status, forKey: .status)
    try members.encode(JSONAmount(row.balance), forKey: .balance)
    try members.encode(row.version, forKey: .version)
  }
}

/// One line of an account's history.
struct StatementAnswer: Encodable {
  let entry: Statements.Entry

  private enum Member: String, CodingKey {
    case version, type, balance, data
    case recordedAt = "recorded_at"
  }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    try members.encode(entry.version, forKey: .version)
    try members.encode(entry.event.typeName, forKey: .type)
    let date = entry.date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    try members.encode(date, forKey: .recordedAt)
    try members.encode(JSONAmount(entry.balance), forKey: .balance)
    try entry.event.encode(to: members.superEncoder(forKey: .data))
  }
}

/// What is told of a transfer.
struct TransferAnswer: Encodable {
  let order: Transfer.Order

  private enum Member: String, CodingKey {
    case id = "transfer_id"
    case from, to, amount
  }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    try members.encode(order.id, forKey: .id)
    try members.encode(order.from, forKey: .from)
    try members.encode(order.to, forKey: .to)
    try members.encode(JSONAmount(order.amount), forKey: .amount)
  }
}

/// What is told of a user.
struct UserAnswer: Encodable {
  let id: UserID
  let firstName: String
  let lastName: String
  let email: EmailAddress
  let version: Int

  private enum CodingKeys: String, CodingKey {
    case id = "user_id"
    case firstName = "first_name"
    case lastName = "last_name"
    case email, version
  }
}

extension UserAnswer {
  init(_ user: UserDirectory.Details) {
    self.init(
      id: user.id, firstName: user.firstName, lastName: user.lastName, email: user.email,
      version: user.version)
  }
}

extension PublicEvent: Encodable {
  private enum Member: String, CodingKey {
    case id, type, data
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    try members.encode(number, forKey: .id)
    try members.encode(recorded.event.typeName, forKey: .type)
    try recorded.event.encode(to: members.superEncoder(forKey: .data))
  }

  /// The event as a message of the live feed.
  ///
  /// - Throws: what the event throws when it cannot be written.
  var message: ServerSentEvent {
    get throws {
      ServerSentEvent(
        id: number, event: recorded.event.typeName.rawValue, data: try JSONAnswer.text(of: self))
    }
  }
}
