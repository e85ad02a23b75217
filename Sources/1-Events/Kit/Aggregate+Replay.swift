public import EventSourcing
public import Foundation

// A history is what a store returns for one stream: the events in the order of their versions.
// Events that are not the aggregate's own, such as unknown ones, are passed over.
extension Aggregate {
  /// Returns the state that `history` adds up to.
  ///
  /// - Complexity: O(*n*) in the number of events.
  public static func replay(_ history: some Sequence<RecordedEvent>) -> State {
    // BEGIN EXERCISE 1.10
    // Begin with `initial` and let `evolve` fold in one event after the other.
    return initial
    // END EXERCISE 1.10
  }

  /// Returns the state as it was when the stream had reached `version`.
  ///
  /// Version 0, like every number below it, is the state before the first event; a version that is
  /// still to come is today's.
  public static func replay(
    _ history: some Sequence<RecordedEvent>, asOfVersion version: Int
  ) -> State {
    // BEGIN EXERCISE 1.11
    // Which events had been recorded by then?
    return initial
    // END EXERCISE 1.11
  }

  /// Returns the state as it was at `date`, with everything recorded at that very instant.
  ///
  /// The order of the history is the truth and clocks are not: where a clock was set back,
  /// the answer is still a state that the stream really had.
  public static func replay(_ history: some Sequence<RecordedEvent>, asOf date: Date) -> State {
    // BEGIN EXERCISE 1.12
    // Which events had been recorded by then? Mind an event from that very instant.
    return initial
    // END EXERCISE 1.12
  }
}
