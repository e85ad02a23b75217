public import EventSourcing
public import Foundation

// A history is the result of reading one stream: its events in the order of their versions.
// Events of other types, such as unknown ones, are skipped.
extension Aggregate {
  /// Returns the state after `history`: the fold of its events.
  ///
  /// - Complexity: O(*n*) in the number of events.
  public static func replay(_ history: some Sequence<RecordedEvent>) -> State {
    // BEGIN EXERCISE 1.2
    // starter: // Begin with `initial` and let `evolve` fold in one event after the other.
    // starter: return initial
    var state = initial
    for recorded in history {
      guard let event = recorded.event as? Event else { continue }
      evolve(&state, with: event)
    }
    return state
    // END EXERCISE 1.2
  }

  /// Returns the state at `version` of the stream.
  ///
  /// Version 0, like every number below it, is the state before the first event. A version beyond
  /// the end gives the current state.
  public static func replay(
    _ history: some Sequence<RecordedEvent>, asOfVersion version: Int
  ) -> State {
    // BEGIN EXERCISE 1.3
    // starter: // Which events had been recorded by then?
    // starter: return initial
    replay(history.prefix { $0.version <= version })
    // END EXERCISE 1.3
  }

  /// Returns the state as of `date`, including events recorded at exactly that instant.
  ///
  /// The order of the events decides, not the clock: when a clock was set back, the result is still
  /// a state that the stream really had.
  public static func replay(_ history: some Sequence<RecordedEvent>, asOf date: Date) -> State {
    // BEGIN EXERCISE 1.4
    // starter: // Which events had been recorded by then? Mind an event from that very instant.
    // starter: return initial
    replay(history.prefix { $0.recordedAt <= date })
    // END EXERCISE 1.4
  }
}
