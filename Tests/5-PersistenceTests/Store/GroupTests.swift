import EventSourcing
import ExerciseSupport
import Persistence
import SQLite
import StoreConformance
import Testing

@Suite("Stage 5: Many appends, one commit")
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
      Another process had locked the file, and meanwhile 20 appends arrived. When the lock was \
      gone, they were all waiting, so a few commits would do, but your code took \(commitCount). \
      Each of them waits for the disk, and that is what takes the time. \
      Read: Chapter 5, exercise 5.15.
      """)
    let ends = try store.ends()
    let wrong = zip(visits, answers).filter { $1?.outcome.result != ends[$0.stream] }
    try #require(
      wrong.isEmpty && ends.count == 20,
      """
      20 appends of 1 to 3 events went to 20 streams and shared their commits. The file has \
      \(ends.count) of these streams. Each append has to be answered with the version of its own \
      stream and the position of its own last event, but \(wrong.count) were not: \
      \(words(wrong, ends)). The outcomes stand in the order of the appends. \
      Read: Chapter 5, exercise 5.15.
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
      Among appends that shared a commit were one with an id that is taken, one that had been made \
      before, and one that expected version 9 of a stream that is at version 2. They have to be \
      answered as they are without company: \(expected), but they were: \
      \(Array(outcomes[8...10])). Read: Chapter 5, exercise 5.15.
      """)
    let wrong = zip(visits, answers).filter { visit, answer in
      ![.door(50), .door(70)].contains(visit.stream) && answer?.outcome.result != ends[visit.stream]
    }
    try #require(
      wrong.isEmpty && ends.count == 18 && ends[.door(70)] == nil && ends[.door(50)] == first,
      """
      18 appends that are in order shared a commit with two that were refused and one that was a \
      repetition; one of the 18 was made twice, and has to be answered twice and to be there once. \
      All of these have to be in the file, at the places that they were told, and nothing of the \
      refused ones. But \(wrong.count) of the answers are wrong: \(words(wrong, ends)); the file \
      has \(ends.count) streams, and it has to have 18. Whoever was refused must not cost anybody \
      else his append. Read: Chapter 5, exercise 5.15.
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
      Another process held the lock, the patience was 0.1 seconds, and 80 appends arrived. All of \
      them have to be told soon that it is locked, but after 3 seconds \(late) had no answer. When \
      the group cannot be committed, each of them gets the error. To try them one by one makes each \
      wait for all before it, and without an answer a task waits for ever. \
      Read: Chapter 5, exercise 5.15.
      """)
    let others = answers.compactMap { $0 }.filter { $0.error as? StorageError != .locked }
    let ends = try store.ends()
    try #require(
      others.isEmpty && ends.isEmpty,
      """
      Another process held the lock, the patience was 0.1 seconds, and 80 appends arrived. Each has \
      to throw the StorageError `locked`, and nothing may be in the file. But \(others.count) were \
      answered otherwise (\(others.first.map { "\($0)" } ?? "none")), and the file has \
      \(ends.count) streams. Who is told that all is well stops trying, and the money is gone. \
      Read: Chapter 5, exercise 5.15.
      """)
    let next = try await Outcome.soon { try await store.append(.door(99)).version }
    try #require(
      next.value == 1,
      """
      A group could not be committed, and then the lock was gone. The next append has to give \
      version 1, but it \(next). Read: Chapter 5, exercise 5.15.
      """)
  }

  @Test("An acknowledged append is in the file", .exercise("5.15"))
  func tellsTheTruth() async throws {
    let store = try LockedStore()
    try store.file.look().execute(
      """
      CREATE TRIGGER power_cut BEFORE INSERT ON events WHEN NEW.stream = 'door-13'
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
      In the middle of a group the disk was full, and SQLite took back all of the transaction. \
      Whoever is told that his append is recorded has to find it in the file, and whoever is told \
      that it is not must not; but \(wrong.count) of 20 were told something else: \
      \(words(wrong, ends)). Before the commit nothing has happened, so nobody is answered before \
      it; and when it fails, none of the outcomes is true. Read: Chapter 5, exercise 5.15.
      """)
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
      Two appends came, one after the answer to the other. That has to give the versions [1, 2], \
      but it \(versions). A group may be of one. Read: Chapter 5, exercise 5.15.
      """)
  }

  private func requireAll(_ answers: [LockedStore.Answer?]) throws {
    let missing = answers.count { $0 == nil }
    try #require(
      missing == 0,
      """
      \(answers.count) appends waited at the same moment, and \(missing) of them were never \
      answered. There has to be one outcome for each of `appends`, whatever went wrong. \
      Read: Chapter 5, exercise 5.15.
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
  /// The same with ids that nobody has.
  fileprivate var renumbered: Self {
    Self(ids: ids.indices.map { .coin(900_000 + $0) }, stream: stream, expected: expected)
  }
}
