public import EventSourcing

/// The stream is at none of the versions at which the command may run.
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
    return versions.isEmpty
      ? "it is at version \(actual), and the command is wanted at none that there can be"
      : "it is at version \(actual), not at \(versions)"
  }
}
