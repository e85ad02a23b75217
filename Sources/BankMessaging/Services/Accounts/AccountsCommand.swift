import API
import CommandHandlers
import EventSourcing
import Events
import HTTPServer

/// A command to the service `accounts`, parsed from a request.
enum AccountsCommand: Hashable, RequestedCommand {
  case open(AccountID)
  case deposit(AccountID, Money)
  case withdraw(AccountID, Money)

  var fingerprint: String {
    switch self {
    case .open(let id): "open account \(id)"
    case .deposit(let id, let amount): "deposit \(amount) into account \(id)"
    case .withdraw(let id, let amount): "withdraw \(amount) from account \(id)"
    }
  }

  /// Parses the body of an opening.
  ///
  /// - Throws: `InvalidRequest`, and `UnsupportedMediaType`, as the others do.
  static func open(_ request: HTTPRequest) throws -> Self {
    .open(try RequestFields(of: request, "account_id").accountID("account_id"))
  }

  static func deposit(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "account_id", "amount")
    return .deposit(try fields.accountID("account_id"), try fields.amount("amount"))
  }

  static func withdraw(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "account_id", "amount")
    return .withdraw(try fields.accountID("account_id"), try fields.amount("amount"))
  }
}

extension AccountsCommand {
  var accountID: AccountID {
    switch self {
    case .open(let id), .deposit(let id, _), .withdraw(let id, _): id
    }
  }

  /// The command to the account.
  var command: Account.Command {
    switch self {
    case .open(let id): .open(id)
    case .deposit(let id, let amount): .deposit(id, amount)
    case .withdraw(let id, let amount): .withdraw(id, amount)
    }
  }
}
