public import HTTPServer
import ReadModels

/// The requested page of a list.
public struct PageRequest: Hashable, Sendable {
  /// The number of the last row that the client has; 0 at the beginning.
  public let after: Int
  /// The length of the page: 1 to `PageLimit.longest`, which is also the default.
  public let limit: Int

  /// Reads `after` and `limit` from the query of `request`. Both may be missing.
  ///
  /// - Throws: ``InvalidRequest`` with the name of the wrong part.
  public init(of request: HTTPRequest) throws {
    // BEGIN EXERCISE 6.10
    // Both may be missing. What are their ranges, and their defaults?
    (after, limit) = (0, PageLimit.longest)
    // END EXERCISE 6.10
  }

  /// The `Link` to the next page of the list at `path`, when there is one (RFC 8288).
  ///
  /// `last` is the number of the last row of this page.
  public func link(at path: String, hasMore: Bool, last: Int?) -> HTTPHeaders {
    // BEGIN EXERCISE 6.10
    // The link leads to the rows after the last one, with the same limit.
    [:]
    // END EXERCISE 6.10
  }
}
