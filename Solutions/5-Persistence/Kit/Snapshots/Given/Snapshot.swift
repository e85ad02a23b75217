public import EventSourcing

/// An aggregate whose state may be stored as a snapshot, to save folding all events again.
public protocol Snapshotted: Aggregate, SendableMetatype where State: Codable {
  /// The version of the state's shape.
  ///
  /// Raise it whenever `State` or `evolve` changes: snapshots of another shape are ignored.
  static var stateShape: Int { get }
}

/// The state of a stream at one version.
///
/// It is a cache that saves time. The events remain the truth.
public struct Snapshot<State: Sendable>: Sendable {
  /// The version of the stream at which the state was taken.
  public let version: Int
  /// The event at that version; a different one there means another stream.
  public let lastEventID: EventID
  public let state: State

  public init(version: Int, lastEventID: EventID, state: State) {
    self.version = version
    self.lastEventID = lastEventID
    self.state = state
  }
}
