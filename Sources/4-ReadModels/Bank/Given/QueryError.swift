public import Events

/// The reason why a query has no result.
public enum QueryError: Error, Hashable {
  case unknownAccount(AccountID)
  case unknownUser(UserID)
  /// The limit is above the longest page, or below one.
  case limit(Int)
}

extension QueryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownAccount(let id): "account \(id) does not exist"
    case .unknownUser(let id): "user \(id) does not exist"
    case .limit(let limit):
      "a page has 1 to \(PageLimit.longest) rows, but \(limit) were asked for"
    }
  }
}
