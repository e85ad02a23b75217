/// The state of a stream, and the version at which the stream has this state.
public struct VersionedState<State: Sendable>: Sendable {
  public var state: State
  /// The number of events that led to the state; 0 for a stream without events.
  public var version: Int
  /// The first event that was left out of the state because this program does not know it; `nil` when
  /// it knows all of them.
  ///
  /// Such a state may be shown, but nothing may be decided on it.
  public var unknown: UnknownEventInStream?

  public init(state: State, version: Int, unknown: UnknownEventInStream? = nil) {
    self.state = state
    self.version = version
    self.unknown = unknown
  }
}

extension VersionedState: Equatable where State: Equatable {}
