/// What a writer believes about a stream at the moment it appends.
///
/// Versions count from 1, and the version of a stream is the number of its events.
/// A writer states the version *before* its append, that is, the one it decided on.
/// If the belief is wrong, somebody else has written in between, and the append is refused:
/// this is optimistic concurrency control.
public enum ExpectedVersion: Hashable, Sendable {
  /// Whatever the stream holds: the writer's decision depends on nothing in it.
  case any
  /// The stream has no events: the writer is the first.
  case noStream
  /// The stream has at least one event.
  case streamExists
  /// The stream has exactly this many events; `.exactly(0)` means the same as ``noStream``.
  case exactly(Int)
}

extension ExpectedVersion: CustomStringConvertible {
  public var description: String {
    switch self {
    case .any: "any version"
    case .noStream: "no stream"
    case .streamExists: "an existing stream"
    case .exactly(let version): "version \(version)"
    }
  }
}

/// Another writer was first: the stream is not as the append expected, and nothing was appended.
///
/// The right answer is to read the stream again and to decide again,
/// never to append the same events once more.
public struct VersionConflict: Error, Hashable {
  public let stream: StreamID
  public let expected: ExpectedVersion
  /// The version that the stream really has; 0 when it has no events.
  public let actual: Int

  public init(stream: StreamID, expected: ExpectedVersion, actual: Int) {
    self.stream = stream
    self.expected = expected
    self.actual = actual
  }
}

extension VersionConflict: CustomStringConvertible {
  public var description: String {
    "\(stream) is at version \(actual), but the append expected \(expected)"
  }
}
