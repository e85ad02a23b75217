public import Events
import HTTPServer

/// What a client wants the bank to do, understood and in order, whatever the bank says to it.
public enum Wish: Hashable, Sendable {
  case deposit(AccountID, Money)
  case withdraw(AccountID, Money)
  case transfer(from: AccountID, to: AccountID, Money)
  case register(firstName: String, lastName: String, EmailAddress)
  /// Only at these versions of the user, when there are any named.
  case changeEmail(UserID, EmailAddress, onlyAt: Set<Int>?)
}

extension Wish: CustomStringConvertible {
  /// Two requests that want the same are described alike, however they were written.
  public var description: String {
    switch self {
    case .deposit(let id, let amount): "deposit \(amount) into account \(id)"
    case .withdraw(let id, let amount): "withdraw \(amount) from account \(id)"
    case .transfer(let from, let to, let amount): "transfer \(amount) from \(from) to \(to)"
    case .register(let first, let last, let email):
      "register \(first.debugDescription) \(last.debugDescription) \(email)"
    case .changeEmail(let id, let email, let versions):
      "change the address of user \(id) to \(email)"
        + (versions.map { ", at \($0.sorted().map(String.init).joined(separator: " or "))" } ?? "")
    }
  }
}

extension Wish {
  /// Reads the body of a deposit.
  ///
  /// - Throws: ``InvalidRequest``, ``UnsupportedMediaType``; so do the others.
  static func deposit(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "account_id", "amount")
    return .deposit(try fields.accountID("account_id"), try fields.amount("amount"))
  }

  static func withdraw(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "account_id", "amount")
    return .withdraw(try fields.accountID("account_id"), try fields.amount("amount"))
  }

  static func transfer(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "from", "to", "amount")
    return .transfer(
      from: try fields.accountID("from"), to: try fields.accountID("to"),
      try fields.amount("amount"))
  }

  static func register(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "first_name", "last_name", "email")
    return .register(
      firstName: try fields.text("first_name"), lastName: try fields.text("last_name"),
      try fields.email("email"))
  }

  static func changeEmail(
    of id: UserID, onlyAt versions: Set<Int>?, _ request: HTTPRequest
  ) throws -> Self {
    let email = try RequestFields(of: request, "email").email("email")
    return .changeEmail(id, email, onlyAt: versions)
  }
}
