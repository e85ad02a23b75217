public import EventSourcing

/// The versions of a stream at which a command may not run.
public enum UnwantedVersions: Hashable, Sendable {
  /// Any version: the command is only for a stream that has no events yet.
  case every
  case versions(Set<Int>)

  func contains(_ version: Int) -> Bool {
    switch self {
    case .every: true
    case .versions(let versions): versions.contains(version)
    }
  }
}

/// The stream is at one of the versions at which the command may not run.
///
/// It is not retried, as a ``StaleVersion`` is not.
public struct UnwantedVersion: Error, Hashable {
  public let stream: StreamID
  public let actual: Int

  public init(stream: StreamID, actual: Int) {
    self.stream = stream
    self.actual = actual
  }
}

extension UnwantedVersion: CustomStringConvertible {
  public var description: String {
    "it is at version \(actual), and the command is not wanted there"
  }
}
