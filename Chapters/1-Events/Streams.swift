import EventSourcing
import Foundation

/// Returns the streams of one category with their events, in the order of their first events.
func streams(
  in history: [RecordedEvent], category: StreamCategory
) -> [(stream: StreamID, events: [RecordedEvent])] {
  let ofCategory = history.filter { $0.stream.category == category }
  let grouped = Dictionary(grouping: ofCategory, by: \.stream)
  return grouped.map { (stream: $0.key, events: $0.value) }
    .sorted { ($0.events.first?.position ?? .start) < ($1.events.first?.position ?? .start) }
}

/// Checks that folding `events` one by one changes the state.
///
/// - Throws: `Unfinished` with the number of the exercise that folds them when it does not.
func requireFold<Subject: Aggregate>(
  of subject: Subject.Type, over events: [RecordedEvent], exercise: String
) throws where Subject.State: Equatable {
  var state = Subject.initial
  for event in events.compactMap({ $0.event as? Subject.Event }) {
    Subject.evolve(&state, with: event)
  }
  try require(exercise, state, of: subject, over: events)
}

/// Checks that `state` differs from the initial one, if there are events that it should show.
///
/// - Throws: `Unfinished` with the number of the exercise when it is not.
func require<Subject: Aggregate>(
  _ exercise: String, _ state: Subject.State, of _: Subject.Type, over events: [RecordedEvent]
) throws where Subject.State: Equatable {
  let isUntouched = state == Subject.initial
  if isUntouched && events.contains(where: { $0.event is Subject.Event }) {
    throw Unfinished(exercise)
  }
}

/// Returns the number of events, in words.
func count(_ events: [RecordedEvent]) -> String {
  events.count == 1 ? "1 event" : "\(events.count) events"
}
