import EventSourcing
import ExerciseSupport
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Following the log")
struct FollowTests {
  @Test("Following applies the events that are already in the log", .exercise("4.7"))
  func takesThePast() async throws {
    let storage = WatchedStorage<Tally>()
    try await Projection(storage: storage).followToEnd(of: GivenLog(.notes(at: [1, 2, 4])))
    try #require(
      storage.saved.model.positions == [1, 2, 4] && storage.saved.checkpoint.rawValue == 4,
      """
      The log has the events 1, 2 and 4.
        expected: applied [1, 2, 4], checkpoint 4
        got:      applied \(storage.saved.model.positions), checkpoint \(storage.saved.checkpoint)
      Chapter 4, exercise 4.7.
      """)
  }

  @Test("A restarted projection continues at its checkpoint", .exercise("4.7"))
  func goesOn() async throws {
    let storage = WatchedStorage(Self.seenTwo)
    try await Projection(storage: storage).followToEnd(of: GivenLog(.notes(at: [1, 2, 3, 4])))
    try #require(
      storage.saved.model.positions == [1, 2, 3, 4] && storage.updateCount == 2,
      """
      The storage has a model that has seen the events 1 and 2 of 4.
        expected: 2 updates, applied [1, 2, 3, 4]
        got:      \(storage.updateCount) updates, applied \(storage.saved.model.positions)
      A restart must not read the whole past again. Subscribe after the checkpoint in the storage. \
      Chapter 4, exercise 4.7.
      """)
  }

  @Test("Model and checkpoint are saved in one update", .exercise("4.7"))
  func changesTogether() async throws {
    let storage = WatchedStorage<Tally>()
    try await Projection(storage: storage).followToEnd(of: GivenLog(.notes(at: [1, 2, 3])))
    try #require(
      storage.updateCount == 3 && storage.saved.checkpoint.rawValue == 3,
      """
      Three events came.
        expected: 3 updates, checkpoint 3
        got:      \(storage.updateCount) updates, checkpoint \(storage.saved.checkpoint)
      If the process crashes between two updates, a deposit counts twice or not at all. Save each \
      event once, model and checkpoint together. Chapter 4, exercise 4.7.
      """)
  }

  @Test("Progress is reported from the start", .exercise("4.7"))
  func tellsProgress() async throws {
    let fresh = Projection<Tally>()
    try await fresh.followToEnd(of: GivenLog(.notes(at: [1, 2, 4])))
    let restarted = Projection(storage: WatchedStorage(Self.seenTwo))
    try await restarted.followToEnd(of: GivenLog([]))
    try #require(
      fresh.position.rawValue == 4 && restarted.position.rawValue == 2,
      """
      One projection applied the events 1, 2 and 4. Another one found checkpoint 2 in its storage, and \
      nothing new in the log.
        expected progress: 4 and 2
        got:               \(fresh.position) and \(restarted.position)
      Readers that wait would wait for ever. Report the checkpoint at the start, and after each \
      update. Chapter 4, exercise 4.7.
      """)
  }

  @Test(
    "Progress is reported after the save, not before", .exercise("4.7"),
    arguments: Trouble.allCases)
  func tellsAfterwards(trouble moment: Trouble) async throws {
    let projection = Projection(storage: WatchedStorage<Tally>(trouble: moment))
    let log = GivenLog(.notes(at: [1, 2]))
    let error = try await trouble { try await projection.followToEnd(of: log) }
    try #require(
      error is DiskFull && projection.position == .start,
      """
      The disk was full, and nothing could be saved.
        expected: following throws DiskFull, progress 0
        got:      following \(error.map { "threw \(type(of: $0))" } ?? "threw nothing"), progress \(projection.position)
      A reader that is told too early finds the old balance. Report progress when `update` has \
      returned. Chapter 4, exercise 4.7.
      """)
  }

  @Test("An event is applied to the saved model, not to an earlier copy", .exercise("4.7"))
  func changesWhatIsThere() async throws {
    let wrong = Checkpointed(
      model: Tally(positions: [1, 1, 2]), checkpoint: GlobalPosition(rawValue: 2))
    let storage = WatchedStorage(wrong) { update, state in
      if update == 1 { state = Self.seenTwo }
    }
    try await Projection(storage: storage).followToEnd(of: GivenLog(.notes(at: [1, 2, 3])))
    try #require(
      storage.saved.model.positions == [1, 2, 3],
      """
      The saved model was [1, 1, 2]. Just before the first update, a rebuild replaced it by [1, 2]. \
      Then event 3 came.
        expected: applied [1, 2, 3]
        got:      applied \(storage.saved.model.positions)
      A copy from before overwrites the rebuilt model. Take the event inside `update`, in the state \
      that its closure gets. Chapter 4, exercise 4.7.
      """)
  }

  @Test("A duplicate does not end following", .exercise("4.7"))
  func passesOverRepetition() async throws {
    let storage = WatchedStorage<Tally>()
    let log = GivenLog(.notes(at: [1, 1, 2, 2, 3, 3]))
    try await Projection(storage: storage).followToEnd(of: log)
    try #require(
      storage.saved.model.positions == [1, 2, 3],
      """
      Each of three events was delivered twice.
        expected: applied [1, 2, 3]
        got:      applied \(storage.saved.model.positions)
      `take` returns false for a duplicate. Go on with the next event. Chapter 4, exercise 4.7.
      """)
  }

  @Test("An error of the model ends following", .exercise("4.7"))
  func throwsOn() async throws {
    let storage = WatchedStorage<Tally>()
    let error = try await trouble {
      try await Projection(storage: storage).followToEnd(
        of: GivenLog(.log(Note("one"), Note.poison, Note("three"))))
    }
    try #require(
      error != nil && storage.saved.model.positions == [1],
      """
      The model throws at event 2 of 3.
        expected: the error comes through, applied [1]
        got:      following \(error.map { "threw \(type(of: $0))" } ?? "went on"), applied \(storage.saved.model.positions)
      A model with a gap is wrong without an error. Chapter 4, exercise 4.7.
      """)
  }

  @Test("Following goes on with new events until its task is cancelled", .exercise("4.7"))
  func followsLive() async throws {
    let store = InMemoryEventStore()
    try await store.append([1, 2].notes, to: .first, expecting: .any)
    let storage = WatchedStorage<Tally>()
    let projection = Projection(storage: storage)
    let following = Task { try await trouble { try await projection.follow(store) } }
    let past = try await soon { await storage.commits.first { $0 == 2 } }
    try await store.append([3].notes, to: .second, expecting: .any)
    let new = try await soon { await storage.commits.first { $0 == 3 } }
    let told: Void? = try await soon(within: .seconds(1)) {
      while projection.position.rawValue < 3 { await Task.yield() }
    }
    following.cancel()
    let end = try await soon(within: .seconds(2)) { try await following.value == nil }
    try #require(
      past != nil && new != nil && told != nil && end == true,
      """
      The log had two events, a third one was appended while the projection followed, and then the \
      task was cancelled.
        expected: the model saw all three, progress was 3 before the end, and following returned
        got:      the model \(past == nil ? "never saw the first two" : new == nil ? "never saw the third" : "saw all three"), \
      progress was \(told == nil ? "not reported" : "3") before the end, and following \(end == nil ? "went on" : end == false ? "threw an error" : "returned")
      A subscription goes on with new events and ends with its task, and readers wait for each event \
      now, not for the end. Chapter 4, exercise 4.7.
      """)
  }

  @Test("Progress includes what another process has saved", .exercise("4.7"))
  func tellsOfOthers() async throws {
    // Before this process saves its first event, another one has saved both.
    let storage = WatchedStorage<Tally> { update, state in
      if update == 1 { state = Self.seenTwo }
    }
    let projection = Projection(storage: storage)
    try await projection.followToEnd(of: GivenLog(.notes(at: [1, 2])))
    try #require(
      storage.saved == Self.seenTwo && projection.position.rawValue == 2,
      """
      Two processes keep one model. The other one has saved the events 1 and 2; then both are \
      delivered to this one.
        expected: applied [1, 2], progress 2
        got:      applied \(storage.saved.model.positions), progress \(projection.position)
      The events are duplicates here, and they are in the model: a reader that waits for them must \
      be told. Report the saved checkpoint after each update. Chapter 4, exercise 4.7.
      """)
  }

  private static let seenTwo = Checkpointed(
    model: Tally(positions: [1, 2]), checkpoint: GlobalPosition(rawValue: 2))
}

extension Projection {
  /// Follows a log whose subscription ends.
  ///
  /// - Throws: what following throws; an expectation's error when it goes on for ever.
  func followToEnd(of log: GivenLog) async throws {
    let end: Void? = try await soon { try await self.follow(log) }
    try #require(
      end != nil,
      """
      The subscription gave its last event and ended, and `follow` did not return. It read the log \
      itself \(log.requests.count) times.
      Subscribe once, and don't ask again and again: that costs a query each time, and is late. \
      Chapter 4, exercise 4.7.
      """)
  }
}

/// Returns the error of a call; `nil` when it threw none.
///
/// - Throws: `Unfinished` when the call does.
func trouble(
  with call: @Sendable () async throws -> Void
) async throws(Unfinished) -> (any Error)? {
  do {
    try await call()
    return nil
  } catch let unfinished as Unfinished {
    throw unfinished
  } catch {
    return error
  }
}
