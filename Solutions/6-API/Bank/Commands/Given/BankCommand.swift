public import Events
import HTTPServer

/// A command to the bank, parsed from a request and not decided yet.
public enum BankCommand: Hashable, RequestedCommand {
  case deposit(AccountID, Money)
  case withdraw(AccountID, Money)
  case transfer(from: AccountID, to: AccountID, Money)
  case register(firstName: String, lastName: String, EmailAddress)
  case changeEmail(UserID, EmailAddress)
}

extension BankCommand {
  public var fingerprint: String {
    switch self {
    case .deposit(let id, let amount): "deposit \(amount) into account \(id)"
    case .withdraw(let id, let amount): "withdraw \(amount) from account \(id)"
    case .transfer(let from, let to, let amount): "transfer \(amount) from \(from) to \(to)"
    case .register(let first, let last, let email):
      "register \(first.debugDescription) \(last.debugDescription) \(email)"
    case .changeEmail(let id, let email): "change the address of user \(id) to \(email)"
    }
  }
}

extension BankCommand {
  /// Parses the body of a deposit.
  ///
  /// - Throws: ``InvalidRequest``, ``UnsupportedMediaType``, as the others do.
  static func deposit(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "account_id", "amount")
    return .deposit(try fields.accountID("account_id"), try fields.limitedAmount("amount"))
  }

  static func withdraw(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "account_id", "amount")
    return .withdraw(try fields.accountID("account_id"), try fields.limitedAmount("amount"))
  }

  static func transfer(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "from", "to", "amount")
    return .transfer(
      from: try fields.accountID("from"), to: try fields.accountID("to"),
      try fields.limitedAmount("amount"))
  }

  static func register(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "first_name", "last_name", "email")
    return .register(
      firstName: try fields.text("first_name"), lastName: try fields.text("last_name"),
      try fields.email("email"))
  }

  static func changeEmail(of id: UserID, _ request: HTTPRequest) throws -> Self {
    .changeEmail(id, try RequestFields(of: request, "email").email("email"))
  }
}

extension RequestFields {
  /// An amount of a command: one up to `Money.limit`.
  ///
  /// - Throws: ``InvalidRequest`` with the field's name.
  fileprivate func limitedAmount(_ name: String) throws -> Money {
    let amount = try amount(name)
    guard amount <= .limit else {
      throw InvalidRequest(field: name, "has to be at most \(Money.limit)")
    }
    return amount
  }
}
