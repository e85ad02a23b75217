import EventSourcing
import ExerciseSupport
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: A poisonous event")
struct PoisonTests {
  private let poisoned: [RecordedEvent] = .log(Note("one"), Note.poison, Note("three"))

  @Test("The error names the model, the event and the reason", .exercise("4.8"))
  func names() async throws {
    let error = try await trouble { [poisoned] in
      var state = Checkpointed<Tally>()
      for event in poisoned { try state.take(event) }
    }
    let poison = error as? PoisonousEvent
    try #require(
      poison?.model == "tally" && poison?.event.position.rawValue == 2
        && poison?.reason is Indigestible,
      """
      The model 'tally' cannot deal with event 2. Whoever is woken at night for that needs a \
      PoisonousEvent that names the model, the event and what the model threw, but your code \
      threw \(error.map { "\($0)" } ?? "nothing"). (`take` shows the model an event through \
      `apply`; if yours does not, mend that.) Read: Chapter 4, exercise 4.8.
      """)
  }

  @Test("It stops at the event, and does not pass it over", .exercise("4.8"))
  func stops() async throws {
    let storage = WatchedStorage<Tally>()
    let error = try await trouble { [poisoned] in
      try await Projection(storage: storage).follow(GivenLog(poisoned))
    }
    try #require(
      error is PoisonousEvent && storage.saved.model.positions == [1]
        && storage.saved.checkpoint.rawValue == 1,
      """
      Event 2 of 3 is poisonous. The projection has to stop there with a PoisonousEvent, and not \
      to see event 3, but it \(error.map { "threw \($0)" } ?? "went on"), and the model saw \
      \(storage.saved.model.positions), up to checkpoint \(storage.saved.checkpoint). A model with \
      a gap is wrong, and nobody knows. Read: Chapter 4, exercise 4.8.
      """)
  }

  @Test("One that stops does not stop the others", .exercise("4.8"))
  func letsOthersGoOn() async throws {
    let store = InMemoryEventStore()
    try await store.append([1].notes, to: .first, expecting: .any)
    let tally = WatchedStorage<Tally>()
    let (glutton, deaf) = (WatchedStorage<Glutton>(), WatchedStorage<Deaf>())
    let projections = ProjectionGroup([
      Projection(storage: tally), Projection(storage: glutton), Projection(storage: deaf),
    ])
    let following = Task { await projections.follow(store) }
    _ = try await soon {
      _ = await tally.commits.first { $0 == 1 }
      _ = await glutton.commits.first { $0 == 1 }
      _ = await deaf.commits.first { $0 == 1 }
    }
    try await store.append([.poison], to: .first, expecting: .any)
    let known = try await soon(within: .seconds(1)) {
      while projections.troubles.isEmpty { await Task.yield() }
      return projections.troubles.keys.map(\.rawValue)
    }
    let early: Void? = try await soon(within: .milliseconds(100)) { await following.value }
    try await store.append([3].notes, to: .second, expecting: .any)
    let others = try await soon {
      _ = await glutton.commits.first { $0 == 3 }
      _ = await deaf.commits.first { $0 == 3 }
      return [glutton.saved.checkpoint.rawValue, deaf.saved.checkpoint.rawValue]
    }
    following.cancel()
    let end: Void? = try await soon(within: .seconds(2)) { await following.value }
    let stopped = projections.troubles.keys.map(\.rawValue).sorted()
    try #require(
      others == [3, 3] && known?.contains("tally") == true && stopped == ["tally"]
        && early == nil && end != nil,
      """
      Three projections follow one log, and the first one stops at event 2. The other two have to \
      come to event 3, which was appended later, but they are at \
      \([glutton.saved.checkpoint, deaf.saved.checkpoint]). Meanwhile the model 'tally' has to be \
      known as stopped, and no other: at once known were \((known ?? []).sorted()), and at the end \
      \(stopped). When the task was cancelled, all of them \(end == nil ? "went on" : "ended"). Side \
      by side, and each with its own error, at once. Read: Chapter 4, exercise 4.8.
      """)
  }

  @Test("They follow as long as the task does, and no longer", .exercise("4.8"))
  func endsWithItsTask() async throws {
    let store = InMemoryEventStore()
    let storage = WatchedStorage<Glutton>()
    let following = Task { await ProjectionGroup([Projection(storage: storage)]).follow(store) }
    try await store.append([1].notes, to: .first, expecting: .any)
    _ = try await soon { await storage.commits.first { $0 == 1 } }
    let early: Void? = try await soon(within: .milliseconds(100)) { await following.value }
    following.cancel()
    let end: Void? = try await soon { await following.value }
    try await store.append([2].notes, to: .first, expecting: .any)
    let late = try await soon(within: .milliseconds(100)) {
      await storage.commits.first { $0 == 2 }
    }
    try #require(
      early == nil && end != nil && late == nil,
      """
      A task let a projection follow the log, and was cancelled after event 1. Until then \
      `follow` has to go on, and then to end, and event 2 is not taken any more. But it \
      \(early != nil ? "returned before" : end == nil ? "went on" : "ended"), and event 2 was \
      \(late == nil ? "not taken" : "taken"). What runs side by side belongs to the task that \
      began it. Read: Chapter 4, exercise 4.8.
      """)
  }

  @Test("It is known which one has stopped, and why", .exercise("4.8"))
  func tells() async throws {
    let projections = ProjectionGroup([
      Projection<Tally>(), Projection<Glutton>(),
      Projection<Deaf>(),
    ])
    let log = GivenLog(poisoned)
    let end: Void? = try await soon { await projections.follow(log) }
    let troubles = projections.troubles
    try #require(
      end != nil && Set(troubles.keys) == ["tally"] && troubles["tally"] is PoisonousEvent,
      """
      Three projections followed one log, and the model 'tally' met a poisonous event. It has to be \
      known as stopped, with its reason, and no other; known as stopped are: \(words(troubles)). Then \
      the subscriptions ended, and following \
      \(end == nil ? "went on; whoever has stopped is not begun again" : "ended, too"). \
      Read: Chapter 4, exercise 4.8.
      """)
  }

  @Test("An error that may pass stops nothing: it is tried again", .exercise("4.8"))
  func triesAgain() async throws {
    let log = FlakyLog(GivenLog(.notes(at: [1, 2, 3])), failures: 2)
    let glutton = WatchedStorage<Glutton>()
    let clock = ImmediateClock()
    let projections = ProjectionGroup(
      [Projection(storage: glutton)], backOff: BackOff(clock: clock, jitter: { 0 }))
    let end: Void? = try await soon { await projections.follow(log) }
    try #require(
      end != nil && projections.troubles.isEmpty && glutton.saved.model.positions == [1, 2, 3],
      """
      The log could not be read twice, and then it could: an error that passes. The model has to \
      come to event 3 all the same, but it saw \(glutton.saved.model.positions), and known as \
      stopped are: \(words(projections.troubles)). `keepFollowing` tries again, and throws only what \
      will never pass. Read: Chapter 4, exercise 4.8.
      """)
    #expect(clock.waits == [.milliseconds(50), .milliseconds(100)])
  }

  private func words(_ troubles: [ReadModelName: any Error]) -> String {
    troubles.isEmpty
      ? "none" : troubles.map { "'\($0)', because \($1)" }.sorted().joined(separator: " and ")
  }
}

extension NewEvent {
  fileprivate static let poison = NewEvent(id: RandomEventIDs().next(), event: Note.poison)
}
