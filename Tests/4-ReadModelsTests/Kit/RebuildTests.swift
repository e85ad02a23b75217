import EventSourcing
import ExerciseSupport
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Rebuild and swap")
struct RebuildTests {
  /// A model that counted wrongly, because of a mistake that is mended by now.
  private static let wrong = Checkpointed(
    model: Tally(positions: [1, 1, 2]), checkpoint: GlobalPosition(rawValue: 2))

  @Test("A rebuilt model is what the log says", .exercise("4.10"))
  func rebuilds() async throws {
    let storage = WatchedStorage(Self.wrong)
    try await Projection(storage: storage).rebuildSoon(from: GivenLog(.notes(at: [1, 2, 3])))
    try #require(
      storage.saved.model.positions == [1, 2, 3] && storage.saved.checkpoint.rawValue == 3,
      """
      The model said [1, 1, 2] at checkpoint 2, and the log has the events 1 to 3. Rebuilt, it says \
      [1, 2, 3] at checkpoint 3, but it says \(storage.saved.model.positions) at \
      \(storage.saved.checkpoint). Begin with nothing: a mistake that is built upon stays. \
      Read: Chapter 4, exercise 4.10.
      """)
  }

  @Test("Until it is whole, readers see the old one", .exercise("4.10"))
  func keepsOldMeanwhile() async throws {
    let storage = WatchedStorage(Self.wrong)
    let seen = Seen()
    let log = GivenLog(
      .notes(at: [1, 2, 3]), beforePage: { _, _ in await seen.note(storage.saved.model) })
    try await Projection(storage: storage).rebuildSoon(from: log)
    let models = await seen.models
    try #require(
      !models.isEmpty && models.allSatisfy { $0 == Self.wrong.model } && storage.updateCount == 1,
      """
      While the model was rebuilt, readers looked at it each time the log was read, and saw \
      \(models.map(\.positions)); the storage was changed \(storage.updateCount) times. They have \
      to see the old one, [1, 1, 2], until the new one takes its place in one step: half a model \
      is worse than an old one. Read: Chapter 4, exercise 4.10.
      """)
  }

  @Test("What is appended meanwhile is not lost", .exercise("4.10"))
  func missesNothing() async throws {
    let log = GivenLog(.notes(at: [1, 2, 3]))
    // The projection that follows the log has taken event 3 meanwhile. The rebuild has seen the end
    // of the log, and only then event 4 comes: the projection takes it, and will not get it again.
    let storage = WatchedStorage(Self.wrong) { update, old in
      guard update == 1 else { return }
      log.add(.notes(at: [4]))
      old = Checkpointed(
        model: Tally(positions: [1, 1, 2, 3, 4]), checkpoint: GlobalPosition(rawValue: 4))
    }
    try await Projection(storage: storage).rebuildSoon(from: log)
    try #require(
      storage.saved.model.positions == [1, 2, 3, 4] && storage.saved.checkpoint.rawValue == 4,
      """
      When the new model had read the log to its end, event 4 came, and the old model took it. \
      After the swap the new model has to have it, too: [1, 2, 3, 4]. But the model says \
      \(storage.saved.model.positions) at checkpoint \(storage.saved.checkpoint); the old one, in \
      which event 1 was counted twice, said [1, 1, 2, 3, 4]. Compare the two checkpoints in the \
      moment of the swap, and read on and try again when the old one is ahead. \
      Read: Chapter 4, exercise 4.10.
      """)
  }

  @Test("However long the log is, all of it is read", .exercise("4.10"))
  func readsWholeLog() async throws {
    let projection = Projection<Tally>()
    try await projection.rebuildSoon(from: GivenLog(.notes(at: Array(1...1_200))))
    let count = try await projection.read { $0.model.positions.count }
    try #require(
      count == 1_200,
      """
      The log has 1200 events, and the new model has seen \(count) of them. `catchUp` reads to the \
      end, page by page. Read: Chapter 4, exercise 4.10.
      """)
  }

  @Test("If it fails, the old one is still there", .exercise("4.10"))
  func keepsOldOnFailure() async throws {
    let storage = WatchedStorage(Self.wrong)
    let error = try await trouble {
      try await Projection(storage: storage).rebuildSoon(
        from: GivenLog(.log(Note("1"), Note.poison)))
    }
    try #require(
      error is PoisonousEvent && storage.saved == Self.wrong,
      """
      The rebuild met a poisonous event. It has to throw that, and the old model has to be there as \
      it was, but it \(error.map { "threw \($0)" } ?? "went well"), and the model says \
      \(storage.saved.model.positions) at \(storage.saved.checkpoint). \
      Read: Chapter 4, exercise 4.10.
      """)
  }

  @Test("Whoever waits is told when it is done", .exercise("4.10"))
  func tellsProgress() async throws {
    let projection = Projection<Tally>()
    try await projection.rebuildSoon(from: GivenLog(.notes(at: [1, 2, 5])))
    try #require(
      projection.position.rawValue == 5,
      """
      A model was rebuilt from a log that ends at position 5. Those who wait have to hear of that, \
      but they hear of \(projection.position). Read: Chapter 4, exercise 4.10.
      """)
  }

  @Test("Nobody is told before the new model is saved", .exercise("4.10"))
  func tellsAfterwards() async throws {
    let projection = Projection(storage: WatchedStorage<Tally>(trouble: .beforeChange))
    let error = try await trouble {
      try await projection.rebuildSoon(from: GivenLog(.notes(at: [1, 2])))
    }
    try #require(
      error is DiskFull && projection.position == .start,
      """
      A model was rebuilt, and the storage was full. That error has to come through, and nobody \
      may be told of progress, but the rebuild \(error.map { "threw \($0)" } ?? "went well"), and \
      the position is \(projection.position). Whoever is told reads at once, and finds the old \
      model. Read: Chapter 4, exercise 4.10.
      """)
  }

  @Test(
    "Rebuilt again and again in the middle of writing, it misses and doubles nothing",
    .exercise("4.10"))
  func survivesRace() async throws {
    let store = InMemoryEventStore()
    let projection = Projection<Tally>()
    let following = Task { try await projection.follow(store) }
    let rebuilt: Void? = try await soon(within: .seconds(5)) {
      try await withThrowingTaskGroup { group in
        for writer in 0..<4 {
          group.addTask {
            for turn in 0..<50 {
              try await store.append([writer * 50 + turn].notes, to: .first, expecting: .any)
            }
          }
        }
        for _ in 0..<10 { try await projection.rebuild(from: store) }
        try await group.waitForAll()
      }
    }
    let hasCome: Void? = try await soon {
      while projection.position.rawValue < 200 { await Task.yield() }
    }
    let positions = try await projection.read { $0.model.positions }
    following.cancel()
    try #require(
      rebuilt != nil && hasCome != nil && positions == Array(1...200),
      """
      Four writers appended 200 events; meanwhile a projection followed the log and was rebuilt ten \
      times. The rebuilding \(rebuilt == nil ? "did not end" : "ended"). The model has to have seen \
      each event once, in order, but it saw \(Set(positions).count) different ones in \
      \(positions.count), \(positions == positions.sorted() ? "in order" : "not in order"). \
      Read: Chapter 4, exercise 4.10.
      """)
  }
}

extension Projection {
  /// Rebuilds the model.
  ///
  /// - Throws: what the rebuild throws; an expectation's error when it goes on for ever.
  fileprivate func rebuildSoon(from log: GivenLog) async throws {
    let end: Void?
    do {
      end = try await soon { try await self.rebuild(from: log) }
    } catch is Endless {
      end = nil
    }
    try #require(
      end != nil,
      """
      The rebuild of a log of a few events did not end; the log was read \(log.requests.count) \
      times. When the new model has come as far as the old one, or further, it takes its place; \
      only when it is behind, it reads on. Read: Chapter 4, exercise 4.10.
      """)
  }
}

private actor Seen {
  private(set) var models: [Tally] = []

  func note(_ model: Tally) { models.append(model) }
}
