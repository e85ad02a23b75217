/// The version of a stream that a writer expects when it appends.
///
/// Versions count from 1, and the version of a stream is the number of its events.
/// A writer states the version *before* its append, that is, the one it decided on.
/// If the stream has another version, another writer was first, and the append is rejected:
/// this is optimistic concurrency control.
public enum ExpectedVersion: Hashable, Sendable {
  /// Any version: the writer's decision does not depend on the stream.
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

/// The stream is not at the expected version: another writer was first, and nothing was appended.
///
/// Read the stream again and decide again;
/// never append the same events once more.
public struct VersionConflict: Error, Hashable {
  public let stream: StreamID
  public let expected: ExpectedVersion
  /// The actual version of the stream; 0 when it has no events.
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
