/// The state of a stream, and the version at which the stream has this state.
public struct VersionedState<State: Sendable>: Sendable {
  public var state: State
  /// The number of events that led to the state; 0 for a stream without events.
  public var version: Int

  public init(state: State, version: Int) {
    self.state = state
    self.version = version
  }
}

extension VersionedState: Equatable where State: Equatable {}
