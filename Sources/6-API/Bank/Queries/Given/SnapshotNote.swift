public import EventSourcing

/// The stream and the version of a snapshot.
public struct SnapshotNote: Hashable, Sendable {
  public let stream: StreamID
  public let version: Int

  public init(stream: StreamID, version: Int) {
    self.stream = stream
    self.version = version
  }
}
