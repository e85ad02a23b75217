public import HTTPServer
import ReadModels

/// Which part of a list is wanted.
public struct PageRequest: Hashable, Sendable {
  /// The number of the last row that is known already; 0 at the beginning.
  public let after: Int
  /// 1 to `PageLimit.longest`, which is also the limit of a request that names none.
  public let limit: Int

  /// Reads `after` and `limit` from the query of `request`. Both may be missing.
  ///
  /// - Throws: ``InvalidRequest`` that names the part that is wrong.
  public init(of request: HTTPRequest) throws {
    // BEGIN EXERCISE 6.10
    // Both may be missing. How many rows are the most, and what is before the first one?
    (after, limit) = (0, PageLimit.longest)
    // END EXERCISE 6.10
  }

  /// The `Link` to the next page of the list at `path`, when there is one (RFC 8288).
  ///
  /// `last` is the number of the last row of this page.
  public func link(at path: String, hasMore: Bool, last: Int?) -> HTTPHeaders {
    // BEGIN EXERCISE 6.10
    // Whoever follows it gets what comes after the last row, in pages of the same length.
    [:]
    // END EXERCISE 6.10
  }
}
