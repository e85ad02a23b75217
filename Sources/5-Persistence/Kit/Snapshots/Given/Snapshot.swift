public import EventSourcing

/// An aggregate whose state may be kept beside its events, so that not all of them are folded again.
public protocol Snapshotted: Aggregate where State: Codable {
  /// Which shape its state has.
  ///
  /// Raise it whenever `State` or `evolve` changes: a snapshot of another shape is passed over.
  static var stateShape: Int { get }
}

/// A state, and the event after which it was so.
///
/// It is a note, made to save time. The truth is in the events, always.
public struct Snapshot<State: Sendable>: Sendable {
  /// The version of the stream that the state stands for.
  public let version: Int
  /// The event at that version: where another one stands there, the snapshot is of another stream.
  public let lastEventID: EventID
  public let state: State

  public init(version: Int, lastEventID: EventID, state: State) {
    self.version = version
    self.lastEventID = lastEventID
    self.state = state
  }
}
