import CommandHandlers
import HTTPServer

/// The conditions that a request sets about its target (RFC 9110, section 13). None is ignored: a
/// client that sets one relies on it.
///
/// Conditions about dates are ignored, as the RFC has it for resources without a date of their last
/// change (sections 13.1.3 and 13.1.4), and so is every condition of a request that fails anyway.
struct Preconditions {
  private let match: TagCondition?
  private let noneMatch: TagCondition?

  /// - Throws: ``InvalidRequest`` when one of them is malformed.
  init(of request: HTTPRequest) throws {
    match = try TagCondition(.ifMatch, of: request)
    noneMatch = try TagCondition(.ifNoneMatch, of: request)
  }

  /// Whether a reading client has the current version; `version` is `nil` for a resource with
  /// no tag.
  ///
  /// - Throws: ``Problem`` (412) when its `If-Match` does not hold.
  func isKnown(_ version: Int?) throws -> Bool {
    if let wanted = match?.versionsForChange {
      guard let version else { throw Problem(.preconditionFailed, Self.noTag) }
      guard wanted.contains(version) else {
        throw Problem(
          .preconditionFailed,
          "it is at version \(version), and no tag in If-Match fits"
            + weakness)
      }
    }
    guard let version else { return noneMatch == .anything }
    return noneMatch?.holds(version) ?? false
  }

  /// Checks the conditions of a request to something without a tag, such as a POST to a list.
  /// `isThere` says whether there is something that a `GET` would show.
  ///
  /// - Throws: ``Problem`` (412).
  func checkWithoutTag(isThere: Bool) throws {
    switch match {
    case .tags: throw Problem(.preconditionFailed, Self.noTag)
    case .anything where !isThere:
      throw Problem(.preconditionFailed, "there is nothing to read here that could match")
    case .anything, nil: break
    }
    if isThere, noneMatch == .anything {
      throw Problem(.preconditionFailed, "there is something here, and If-None-Match is *")
    }
  }

  /// The versions at which a change may not run, by `If-None-Match`; `nil` for none.
  var unwantedVersions: UnwantedVersions? {
    switch noneMatch {
    case .anything: .every
    case .tags(let tags): .versions(Set(tags.compactMap(\.version)))
    case nil: nil
    }
  }

  /// The error for a change that `If-Match` does not want at the version of now. Where a weak tag is
  /// to blame, it says so.
  func explained(_ error: any Error) -> any Error {
    guard let stale = error as? StaleVersion, !weakness.isEmpty else { return error }
    let place = stale.wanted.isEmpty ? "it is at version \(stale.actual)" : "\(stale)"
    return Problem(.preconditionFailed, place + weakness)
  }

  /// The advice about a weak tag in `If-Match`, which never matches; empty when there is none.
  private var weakness: String {
    guard case .tags(let tags) = match, let weak = tags.first(where: \.isWeak) else { return "" }
    let tag = weak.version.map { "\"\($0)\"" } ?? "\"…\""
    return "; a weak tag, W/\(tag), cannot be used in If-Match, only a strong one, \(tag)"
  }

  private static let noTag = "what this path leads to has no ETag, so no tag in If-Match fits"
}
