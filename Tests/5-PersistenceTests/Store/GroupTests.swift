import EventSourcing
import ExerciseSupport
import Persistence
import SQLite
import StoreConformance
import Testing

@Suite("Stage 5: Group commit")
struct GroupTests {
  typealias Visit = LockedStore.Visit

  @Test("Waiting appends share one commit", .exercise("5.15"))
  func shares() async throws {
    let store = try LockedStore()
    let visits = (1...20).map { Visit.door($0, count: 1 + $0 % 3) }
    let answers = try await store.appendAll(visits)
    let commitCount = store.store.commitCount
    try requireAll(answers)
    try #require(
      commitCount <= 10,
      """
      20 appends arrived while another process held the file's lock.
        expected: a few commits for all of them, at most 10
        got:      \(commitCount == 1 ? "1 commit" : "\(commitCount) commits")
      Each commit waits for the disk, and that is what takes the time. One `write` for the whole \
      group. Chapter 5, exercise 5.15.
      """)
    let ends = try store.ends()
    let wrong = zip(visits, answers).filter { $1?.outcome.result != ends[$0.stream] }
    try #require(
      wrong.isEmpty && ends.count == 20,
      """
      20 appends to 20 streams shared their commits.
        expected: 20 streams, and each append gets the version and position of its own last event
        got:      \(ends.count) streams, and \(wrong.count) wrong results: \(words(wrong, ends))
      The outcomes are in the order of the appends. Chapter 5, exercise 5.15.
      """)
  }

  @Test(
    "Each append has its own outcome; a failed one doesn't affect the others", .exercise("5.15"))
  func keepsApart() async throws {
    let store = try LockedStore()
    let known = Visit.door(50, count: 2)
    let first = try await store.append(known)
    let taken = Visit(ids: [.coin(7_001), known.ids[1]], stream: .door(70))
    let special = [taken, known, .door(50, expecting: .exactly(9)).renumbered, .door(51)]
    let visits =
      (1...8).map { Visit.door($0) } + special + [.door(51)] + (11...18).map { Visit.door($0) }
    let answers = try await store.appendAll(visits)
    try requireAll(answers)
    let outcomes = answers.compactMap { $0?.outcome }
    let ends = try store.ends()
    let conflict = VersionConflict(stream: .door(50), expected: .exactly(9), actual: 2)
    let expected = [
      AppendOutcome.idConflict(EventIDConflict(id: known.ids[1])), .appended(first),
      .versionConflict(conflict),
    ]
    try #require(
      Array(outcomes[8...10]) == expected,
      """
      In one group are an append with a taken id, a repeated one, and one that expects version 9 \
      of a stream at version 2.
        expected: \(expected)
        got:      \(Array(outcomes[8...10]))
      Each has the outcome that it would have alone. Chapter 5, exercise 5.15.
      """)
    let wrong = zip(visits, answers).filter { visit, answer in
      ![.door(50), .door(70)].contains(visit.stream) && answer?.outcome.result != ends[visit.stream]
    }
    try #require(
      wrong.isEmpty && ends.count == 18 && ends[.door(70)] == nil && ends[.door(50)] == first,
      """
      18 valid appends shared a commit with a repeated one and two that fail. One of the 18 was \
      made twice.
        expected: 18 streams, and no wrong result
        got:      \(ends.count) streams, and \(wrong.count) wrong results: \(words(wrong, ends))
      A failed append must not undo another one. Catch its error inside the closure of \
      `write`. Chapter 5, exercise 5.15.
      """)
  }

  @Test(
    "If the commit fails, every append of the group fails", .exercise("5.15")
  )
  func tellsEverybody() async throws {
    let store = try LockedStore(patience: .milliseconds(100))
    let visits = (1...80).map { Visit.door($0) }
    let answers = try await store.appendAll(visits, held: true)
    let late = answers.count { $0 == nil }
    try #require(
      late == 0,
      """
      Another process held the lock, the patience was 0.1 seconds, and 80 appends arrived.
        expected: each is told soon
        got:      \(late) had no answer after 3 seconds
      If the group fails, each append gets the error at once. Tried one by one, each waits for all \
      before it, and without an answer a task waits for ever. Chapter 5, exercise 5.15.
      """)
    let others = answers.compactMap { $0 }.filter { $0.error as? StorageError != .locked }
    let ends = try store.ends()
    try #require(
      others.isEmpty && ends.isEmpty,
      """
      Another process held the lock, the patience was 0.1 seconds, and 80 appends arrived.
        expected: each throws StorageError.locked, and the file is empty
        got:      \(others.count) have another outcome \
      (\(others.first.map { "\($0)" } ?? "none")), and the file has \(ends.count) streams
      A client that is told that all is well stops trying, and its money is gone. Chapter 5, \
      exercise 5.15.
      """)
    let next = try await Outcome.soon { try await store.append(.door(99)).version }
    try #require(
      next.value == 1,
      """
      A group failed because of a lock, and then the lock was released.
        expected: the next append gives version 1
        got:      it \(next)
      Chapter 5, exercise 5.15.
      """)
  }

  /// Three times: when the append without room is the first of its group, nothing else is undone.
  @Test("An acknowledged append is in the file", .exercise("5.15"))
  func tellsTheTruth() async throws {
    for last in [7, 13, 17] {
      let store = try LockedStore()
      try store.file.look().execute(
        """
        CREATE TRIGGER power_cut BEFORE INSERT ON events WHEN NEW.stream = 'door-\(last)'
        BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END
        """)
      let visits = (1...20).map { Visit.door($0) }
      let answers = try await store.appendAll(visits)
      try requireAll(answers)
      let ends = try store.ends()
      let wrong = zip(visits, answers).filter { $1?.outcome.result != ends[$0.stream] }
      try #require(
        wrong.isEmpty,
        """
        In the middle of a group the disk was full, and SQLite rolled back the whole transaction.
          expected: every outcome agrees with the file
          got:      \(wrong.count) of 20 don't: \(words(wrong, ends))
        Nothing has happened before the commit. If it fails, no outcome that was collected counts: \
        the error is the outcome of all. Chapter 5, exercise 5.15.
        """)
    }
  }

  @Test("A single append doesn't wait for others", .exercise("5.15"))
  func goesAlone() async throws {
    let store = try LockedStore()
    let versions = try await Outcome.soon {
      let first = try await store.append(.door(1))
      let second = try await store.append(.door(2, count: 2))
      return [first.version, second.version]
    }
    try #require(
      versions.value == [1, 2],
      """
      Two appends came, the second one after the answer to the first.
        expected: the versions [1, 2]
        got:      it \(versions)
      A group may have one member. Chapter 5, exercise 5.15.
      """)
  }

  private func requireAll(_ answers: [LockedStore.Answer?]) throws {
    let missing = answers.count { $0 == nil }
    try #require(
      missing == 0,
      """
      \(answers.count) appends waited at the same moment.
        expected: \(answers.count) outcomes
        got:      \(missing) are missing
      Without an outcome, a task waits for ever. Return one for each of `appends`, whatever fails. \
      Chapter 5, exercise 5.15.
      """)
  }

  /// What some visits were told, and what is in the file.
  private func words(
    _ wrong: [(Visit, LockedStore.Answer?)], _ ends: [StreamID: AppendResult]
  ) -> String {
    let sentences = wrong.prefix(3).map { visit, answer in
      let end = ends[visit.stream].map { "version \($0.version) at position \($0.position)" }
      return """
        the append to \(visit.stream) \(answer.map { "\($0)" } ?? "got none"), and the file has \
        \(end ?? "nothing of it")
        """
    }
    return sentences.isEmpty ? "none" : sentences.joined(separator: "; ")
  }
}

extension LockedStore.Visit {
  /// The same with unused ids.
  fileprivate var renumbered: Self {
    Self(ids: ids.indices.map { .coin(900_000 + $0) }, stream: stream, expected: expected)
  }
}
