import EventSourcing
import ExerciseSupport
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Following the log")
struct FollowTests {
  @Test("It takes what the log holds", .exercise("4.7"))
  func takesThePast() async throws {
    let storage = WatchedStorage<Tally>()
    try await Projection(storage: storage).followToEnd(of: GivenLog(.notes(at: [1, 2, 4])))
    try #require(
      storage.saved.model.positions == [1, 2, 4] && storage.saved.checkpoint.rawValue == 4,
      """
      The log has the events 1, 2 and 4, and the model saw \(storage.saved.model.positions), up to \
      checkpoint \(storage.saved.checkpoint). Read: Chapter 4, exercise 4.7.
      """)
  }

  @Test("Begun again, it goes on from the checkpoint", .exercise("4.7"))
  func goesOn() async throws {
    let storage = WatchedStorage(Self.seenTwo)
    try await Projection(storage: storage).followToEnd(of: GivenLog(.notes(at: [1, 2, 3, 4])))
    try #require(
      storage.saved.model.positions == [1, 2, 3, 4] && storage.updateCount == 2,
      """
      The storage held a model that had seen 1 and 2 of 4 events. There were 2 events to take, each \
      with an update of its own, but the number of updates is \(storage.updateCount), and the \
      model saw \(storage.saved.model.positions). Subscribe after the checkpoint. \
      Read: Chapter 4, exercise 4.7.
      """)
  }

  @Test("Model and checkpoint are changed in one step", .exercise("4.7"))
  func changesTogether() async throws {
    let storage = WatchedStorage<Tally>()
    try await Projection(storage: storage).followToEnd(of: GivenLog(.notes(at: [1, 2, 3])))
    try #require(
      storage.updateCount == 3 && storage.saved.checkpoint.rawValue == 3,
      """
      Three events came. Each is one change of the storage, model and checkpoint together, but \
      there were \(storage.updateCount), and the checkpoint is \(storage.saved.checkpoint). \
      Between two changes the process may end, and then one of them is missing. \
      Read: Chapter 4, exercise 4.7.
      """)
  }

  @Test("It says how far it has come, from the beginning on", .exercise("4.7"))
  func tellsProgress() async throws {
    let fresh = Projection<Tally>()
    try await fresh.followToEnd(of: GivenLog(.notes(at: [1, 2, 4])))
    let restarted = Projection(storage: WatchedStorage(Self.seenTwo))
    try await restarted.followToEnd(of: GivenLog([]))
    try #require(
      fresh.position.rawValue == 4 && restarted.position.rawValue == 2,
      """
      One projection took the events 1, 2 and 4; another one found checkpoint 2 in its storage and \
      nothing to do. Those who wait for them have to hear of 4 and 2, but they hear of \
      \(fresh.position) and \(restarted.position). Tell `progress`. Read: Chapter 4, exercise 4.7.
      """)
  }

  @Test(
    "It says that an event was taken when that is saved, and not before", .exercise("4.7"),
    arguments: Trouble.allCases)
  func tellsAfterwards(trouble moment: Trouble) async throws {
    let projection = Projection(storage: WatchedStorage<Tally>(trouble: moment))
    let log = GivenLog(.notes(at: [1, 2]))
    let error = try await trouble { try await projection.followToEnd(of: log) }
    try #require(
      error is DiskFull && projection.position == .start,
      """
      The storage was full, and nothing could be saved. That error has to come through, and nobody \
      may be told of progress, but following \(error.map { "threw \($0)" } ?? "went well"), and the \
      position is \(projection.position). Read: Chapter 4, exercise 4.7.
      """)
  }

  @Test("It changes what is saved, and not what it saw before", .exercise("4.7"))
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
      The saved model said [1, 1, 2]; just before the first change somebody else replaced it by \
      [1, 2]. Then event 3 has to make it [1, 2, 3], but it is \(storage.saved.model.positions). \
      Take the event inside of `update`, where nobody comes in between. \
      Read: Chapter 4, exercise 4.7.
      """)
  }

  @Test("An event that comes twice is no end", .exercise("4.7"))
  func passesOverRepetition() async throws {
    let storage = WatchedStorage<Tally>()
    let log = GivenLog(.notes(at: [1, 1, 2, 2, 3, 3]))
    try await Projection(storage: storage).followToEnd(of: log)
    try #require(
      storage.saved.model.positions == [1, 2, 3],
      """
      Each of three events was delivered twice, and the model saw \
      \(storage.saved.model.positions) of them. A repetition is passed over, and the next event is \
      taken. Read: Chapter 4, exercise 4.7.
      """)
  }

  @Test("What the model cannot deal with comes through", .exercise("4.7"))
  func throwsOn() async throws {
    let storage = WatchedStorage<Tally>()
    let error = try await trouble {
      try await Projection(storage: storage).followToEnd(
        of: GivenLog(.log(Note("one"), Note.poison, Note("three"))))
    }
    try #require(
      error != nil && storage.saved.model.positions == [1],
      """
      The model threw an error at event 2 of 3. Following has to end with that error, but it \
      \(error.map { "threw \($0)" } ?? "went on"), and the model saw \
      \(storage.saved.model.positions). Whoever goes on has a model with a gap. \
      Read: Chapter 4, exercise 4.7.
      """)
  }

  @Test("After the past it goes on with what is new, until it is cancelled", .exercise("4.7"))
  func followsLive() async throws {
    let store = InMemoryEventStore()
    try await store.append([1, 2].notes, to: .first, expecting: .any)
    let storage = WatchedStorage<Tally>()
    let projection = Projection(storage: storage)
    let following = Task { try await trouble { try await projection.follow(store) } }
    let past = try await soon { await storage.commits.first { $0 == 2 } }
    try await store.append([3].notes, to: .second, expecting: .any)
    let new = try await soon { await storage.commits.first { $0 == 3 } }
    following.cancel()
    let end = try await soon(within: .seconds(2)) { try await following.value == nil }
    try #require(
      past != nil && new != nil && end == true,
      """
      The log had two events, and a third one was appended later. The model \
      \(past == nil ? "never saw the two" : new == nil ? "never saw the third" : "saw them all"); \
      then the task was cancelled, and following \
      \(end == nil ? "went on" : end == false ? "ended with an error" : "ended"). It has to see them \
      and to end. Read: Chapter 4, exercise 4.7.
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
      The subscription gave its last event and ended, and your code did not: it asked the log \
      itself \(log.requests.count) times. Whoever subscribes need not ask again and again. \
      Read: Chapter 4, exercise 4.7.
      """)
  }
}

/// The error of a call; `nil` when there was none.
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
