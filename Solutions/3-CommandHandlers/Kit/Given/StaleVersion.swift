public import EventSourcing

/// The stream has moved past the versions at which the command may run.
///
/// Unlike a `VersionConflict`, it is not retried: the client has to read the new state first.
public struct StaleVersion: Error, Hashable {
  public let stream: StreamID
  public let wanted: Set<Int>
  public let actual: Int

  public init(stream: StreamID, wanted: Set<Int>, actual: Int) {
    self.stream = stream
    self.wanted = wanted
    self.actual = actual
  }
}

extension StaleVersion: CustomStringConvertible {
  public var description: String {
    let versions = wanted.sorted().map(String.init).joined(separator: " or ")
    return "it is at version \(actual) by now, and not at \(versions.isEmpty ? "any" : versions)"
  }
}

extension CommandContext {
  /// Checks that the command may run at `version`. A stream without events passes: the rules
  /// decide about it.
  ///
  /// - Throws: ``StaleVersion``.
  func requireWanted(in stream: StreamID, at version: Int) throws(StaleVersion) {
    guard let onlyAt, version > 0, !onlyAt.contains(version) else { return }
    throw StaleVersion(stream: stream, wanted: onlyAt, actual: version)
  }
}
