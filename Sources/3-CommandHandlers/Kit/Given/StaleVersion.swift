public import EventSourcing

/// The command was wanted at another version of the stream than the one it has come to.
///
/// Not a `VersionConflict`, which is tried again: whoever sent the command has to look first.
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
  /// Checks that the command is wanted at `version`. Where there is no stream, there is nothing
  /// that anybody could have looked at; the rules say what that means.
  ///
  /// - Throws: ``StaleVersion``.
  func requireWanted(in stream: StreamID, at version: Int) throws(StaleVersion) {
    guard let onlyAt, version > 0, !onlyAt.contains(version) else { return }
    throw StaleVersion(stream: stream, wanted: onlyAt, actual: version)
  }
}
