import EventSourcing
import ExerciseSupport
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Poison events")
struct PoisonTests {
  private let poisoned: [RecordedEvent] = .log(Note("one"), Note.poison, Note("three"))

  @Test("A poisonous event is reported with its model, position and reason", .exercise("4.8"))
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
      The model 'tally' throws Indigestible at event 2.
        expected: PoisonousEvent with the model 'tally', the event at position 2 and Indigestible
        got:      \(error.map { "\(type(of: $0)): \($0)" } ?? "no error")
      The event is the first thing to know when you fix the model. (`take` has to call the `apply` of \
      `Checkpointed`; if yours doesn't, fix that first.) Chapter 4, exercise 4.8.
      """)
  }

  @Test("A projection stops before a poisonous event", .exercise("4.8"))
  func stops() async throws {
    let storage = WatchedStorage<Tally>()
    let error = try await trouble { [poisoned] in
      try await Projection(storage: storage).follow(GivenLog(poisoned))
    }
    try #require(
      error is PoisonousEvent && storage.saved.model.positions == [1]
        && storage.saved.checkpoint.rawValue == 1,
      """
      The model can't apply event 2 of 3.
        expected: PoisonousEvent, applied [1], checkpoint 1
        got:      \(error.map { "\(type(of: $0))" } ?? "no error"), applied \(storage.saved.model.positions), \
      checkpoint \(storage.saved.checkpoint)
      A model that skips an event is wrong without an error. Chapter 4, exercise 4.8.
      """)
  }

  @Test("A projection that stops leaves the others running", .exercise("4.8"))
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
    let ending =
      early != nil ? "before it is cancelled" : end == nil ? "never" : "when it is cancelled"
    let differences = Comparison.differing(
      Comparison(
        "positions of the others", expected: [3, 3],
        got: [glutton.saved.checkpoint, deaf.saved.checkpoint]),
      Comparison(
        "to have stopped at once", expected: ["tally"], got: (known ?? []).sorted()),
      Comparison("to have stopped at the end", expected: ["tally"], got: stopped),
      Comparison("end of following", expected: "when it is cancelled", got: ending))
    try #require(
      others == [3, 3] && known?.contains("tally") == true && stopped == ["tally"]
        && early == nil && end != nil,
      """
      Three projections follow one log. The model 'tally' can't apply event 2; then event 3 is appended, \
      and at the end the task is cancelled.
      \(differences)
      Run them side by side, and catch each error in the task of its projection. \
      Chapter 4, exercise 4.8.
      """)
  }

  @Test("Projections end with their task", .exercise("4.8"))
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
      A task runs a group of one projection, and is cancelled after event 1. Then event 2 is appended.
        expected: following went on until then and ended; event 2 not applied
        got:      it \(early != nil ? "returned before" : end == nil ? "went on" : "ended"); event 2 \(late == nil ? "not applied" : "applied")
      An unstructured `Task` isn't cancelled with the task that started it; a task group is. \
      Chapter 4, exercise 4.8.
      """)
  }

  @Test("The error of each stopped projection is known", .exercise("4.8"))
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
      Three projections follow one log, which ends after event 3. The model 'tally' can't apply event 2.
        expected: 'tally' stopped because of PoisonousEvent, and no other; following returned
        got:      stopped: \(words(troubles)); following \(end == nil ? "went on" : "returned")
      Give each error to its own projection, and don't restart what has stopped. \
      Chapter 4, exercise 4.8.
      """)
  }

  @Test("A transient error is retried", .exercise("4.8"))
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
      The log couldn't be read twice, and then it could: a transient error.
        expected: applied [1, 2, 3], nothing stopped
        got:      applied \(glutton.saved.model.positions), stopped: \(words(projections.troubles))
      `keepFollowing` retries; `follow` alone doesn't. Chapter 4, exercise 4.8.
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
