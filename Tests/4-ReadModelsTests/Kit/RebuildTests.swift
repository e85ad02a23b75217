import EventSourcing
import ExerciseSupport
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Rebuild and swap")
struct RebuildTests {
  /// A model that counted event 1 twice, because of a bug that is fixed by now.
  private static let wrong = Checkpointed(
    model: Tally(positions: [1, 1, 2]), checkpoint: GlobalPosition(rawValue: 2))

  /// A storage whose old model is ahead at each of the first `rounds` swaps, by one more event.
  private static func busy(_ log: GivenLog, rounds: Int) -> WatchedStorage<Tally> {
    WatchedStorage(wrong) { update, old in
      guard update <= rounds else { return }
      let position = update + 2
      log.add(.notes(at: [position]))
      old = Checkpointed(
        model: Tally(positions: [1] + Array(1...position)),
        checkpoint: GlobalPosition(rawValue: position))
    }
  }

  @Test("A rebuilt model holds what the log says", .exercise("4.10"))
  func rebuilds() async throws {
    let storage = WatchedStorage(Self.wrong)
    try await Projection(storage: storage).rebuildSoon(from: GivenLog(.notes(at: [1, 2, 3])))
    try #require(
      storage.saved.model.positions == [1, 2, 3] && storage.saved.checkpoint.rawValue == 3,
      """
      The model was [1, 1, 2] at checkpoint 2, and the log has the events 1 to 3.
        expected: [1, 2, 3] at checkpoint 3
        got:      \(storage.saved.model.positions) at checkpoint \(storage.saved.checkpoint)
      What is built on a wrong model stays wrong. Start with an empty one. Chapter 4, exercise 4.10.
      """)
  }

  @Test("Readers see the old model until the swap", .exercise("4.10"))
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
      Readers looked at the model each time the rebuild read a page of the log.
        expected: the old model [1, 1, 2] each time, and 1 update in the end
        got:      \(models.map(\.positions)), and \(storage.updateCount) updates
      Customers must not see a bank without accounts. Build outside the storage, and swap in one \
      update. Chapter 4, exercise 4.10.
      """)
  }

  @Test("Events appended during a rebuild are not lost", .exercise("4.10"))
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
      The old model was [1, 1, 2, 3], and the new one had read the log up to event 3. Then event 4 came, \
      and the old model applied it.
        expected: [1, 2, 3, 4] at checkpoint 4
        got:      \(storage.saved.model.positions) at checkpoint \(storage.saved.checkpoint)
      The subscription won't deliver event 4 again. Compare the checkpoints inside the update, and \
      read on if the old model is ahead. Chapter 4, exercise 4.10.
      """)
  }

  @Test("A rebuild reads the whole log", .exercise("4.10"))
  func readsWholeLog() async throws {
    let projection = Projection<Tally>()
    try await projection.rebuildSoon(from: GivenLog(.notes(at: Array(1...1_200))))
    let count = try await projection.read { $0.model.positions.count }
    try #require(
      count == 1_200,
      """
      The log has 1200 events.
        expected: 1200 applied
        got:      \(count)
      One page is not the log. `catchUp` reads to the end. Chapter 4, exercise 4.10.
      """)
  }

  @Test("A failed rebuild leaves the old model in place", .exercise("4.10"))
  func keepsOldOnFailure() async throws {
    let storage = WatchedStorage(Self.wrong)
    let error = try await trouble {
      try await Projection(storage: storage).rebuildSoon(
        from: GivenLog(.log(Note("1"), Note.poison)))
    }
    try #require(
      error is PoisonousEvent && storage.saved == Self.wrong,
      """
      The model can't apply event 2, which the rebuild has to read.
        expected: it throws PoisonousEvent, and the model is [1, 1, 2] at checkpoint 2
        got:      it \(error.map { "threw \(type(of: $0))" } ?? "returned"), and the model is \
      \(storage.saved.model.positions) at checkpoint \(storage.saved.checkpoint)
      Half a model must not replace a whole one. Let the error through. Chapter 4, exercise 4.10.
      """)
  }

  @Test("A rebuild reports its progress", .exercise("4.10"))
  func tellsProgress() async throws {
    let projection = Projection<Tally>()
    try await projection.rebuildSoon(from: GivenLog(.notes(at: [1, 2, 5])))
    try #require(
      projection.position.rawValue == 5,
      """
      A model was rebuilt from a log that ends at position 5.
        expected progress: 5
        got:               \(projection.position)
      Readers that wait for position 5 have to be told. Chapter 4, exercise 4.10.
      """)
  }

  @Test(
    "Progress is reported after the swap, not before", .exercise("4.10"),
    arguments: Trouble.allCases)
  func tellsAfterwards(trouble moment: Trouble) async throws {
    let projection = Projection(storage: WatchedStorage<Tally>(trouble: moment))
    let error = try await trouble {
      try await projection.rebuildSoon(from: GivenLog(.notes(at: [1, 2])))
    }
    try #require(
      error is DiskFull && projection.position == .start,
      """
      A model was rebuilt, and the disk was full at the swap.
        expected: it throws DiskFull, progress 0
        got:      it \(error.map { "threw \(type(of: $0))" } ?? "returned"), progress \(projection.position)
      A reader that is told too early finds the old model. Report progress when the `update` that \
      swapped has returned. Chapter 4, exercise 4.10.
      """)
  }

  @Test("A rebuild tries again until it has caught up", .exercise("4.10"))
  func triesAgain() async throws {
    let log = GivenLog(.notes(at: [1, 2]))
    let storage = Self.busy(log, rounds: 6)
    let projection = Projection(storage: storage)
    try await projection.rebuildSoon(from: log)
    try #require(
      storage.saved.model.positions == Array(1...8) && projection.position.rawValue == 8,
      """
      Six times in a row, an event came just before the swap, and the old model was ahead again.
        expected: the new model [1, 2, 3, 4, 5, 6, 7, 8], progress 8
        got:      \(storage.saved.model.positions), progress \(projection.position)
      A rebuild that gives up in silence leaves the wrong model in place. Try again as often as it \
      takes. Chapter 4, exercise 4.10.
      """)
  }

  @Test("A rebuild reads on instead of starting over", .exercise("4.10"))
  func readsOn() async throws {
    let log = GivenLog(.notes(at: [1, 2]))
    try await Projection(storage: Self.busy(log, rounds: 3)).rebuildSoon(from: log)
    let starts = log.requests.count { $0.position == 0 }
    try #require(
      starts == 1,
      """
      Three times in a row, an event came just before the swap, and the old model was ahead.
        expected: the log is read from the start once
        got:      \(starts) times
      Reading ten million events takes hours, and in hours new ones come: such a rebuild never ends. \
      Keep the new model, and read on. Chapter 4, exercise 4.10.
      """)
  }

  @Test("A stopped projection stays stopped after a rebuild", .exercise("4.10"))
  func staysStopped() async throws {
    let projection = Projection(storage: WatchedStorage(Self.wrong))
    projection.stop(because: DiskFull())
    try await projection.rebuildSoon(from: GivenLog(.notes(at: [1, 2, 3])))
    try #require(
      projection.position.rawValue == 3 && projection.trouble is DiskFull,
      """
      The projection had stopped because the disk was full, and then its model was rebuilt.
        expected: progress 3, and its trouble is still DiskFull
        got:      progress \(projection.position), and its trouble is \
      \(projection.trouble.map { "\(type(of: $0))" } ?? "gone")
      The log is not followed yet, so readers of newer events would wait in vain. Only `follow` \
      clears the trouble. Chapter 4, exercise 4.10.
      """)
  }

  @Test(
    "Rebuilds during writes lose and duplicate nothing",
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
      Four writers appended 200 events, while a projection followed the log and was rebuilt ten times.
        expected: 200 events applied, each once and in order; the rebuilds ended
        got:      \(positions.count) applied, \(Set(positions).count) different ones, \
      \(positions == positions.sorted() ? "in order" : "not in order"); the rebuilds \(rebuilt == nil ? "did not end" : "ended")
      Compare the checkpoints inside the update. Chapter 4, exercise 4.10.
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
      The rebuild of a log of a few events did not end.
        expected: it swaps when the new model is as far as the old one, or further
        got:      the log was read \(log.requests.count) times
      If both checkpoints are equal, swap; only a new model that is behind the old one reads on. \
      An error ends the rebuild. \
      Chapter 4, exercise 4.10.
      """)
  }
}

private actor Seen {
  private(set) var models: [Tally] = []

  func note(_ model: Tally) { models.append(model) }
}
