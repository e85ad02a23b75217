public import Events

/// Why a question has no answer.
public enum QueryError: Error, Hashable {
  case unknownAccount(AccountID)
  case unknownUser(UserID)
  /// More rows were asked for than there are in the longest page, or fewer than one.
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
