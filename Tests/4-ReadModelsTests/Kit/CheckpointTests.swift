import EventSourcing
import ExerciseSupport
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Checkpoint and catch-up")
struct CheckpointTests {
  private var state = Checkpointed<Tally>()

  // MARK: 4.5

  @Test("A new event is applied, and the checkpoint moves to its position", .exercise("4.5"))
  mutating func takesNew() throws {
    let answers = try [RecordedEvent].notes(at: [1, 2, 5]).map { try state.take($0) }
    try #require(
      answers == [true, true, true] && state.model.positions == [1, 2, 5]
        && state.checkpoint.rawValue == 5,
      """
      New events came from the positions 1, 2 and 5.
        expected: answers [true, true, true], applied [1, 2, 5], checkpoint 5
        got:      answers \(answers), applied \(state.model.positions), checkpoint \(state.checkpoint)
      Positions may have gaps, so the checkpoint is set to the event's position, and nothing is ever \
      added to it. Chapter 4, exercise 4.5.
      """)
  }

  @Test("An event that is delivered twice counts once", .exercise("4.5"))
  mutating func takesOnce() throws {
    let events: [RecordedEvent] = .notes(at: [1, 2])
    let answers = try [events[0], events[1], events[1]].map { try state.take($0) }
    try #require(
      answers == [true, true, false] && state.model.positions == [1, 2],
      """
      Event 2 was delivered twice.
        expected: answers [true, true, false], applied [1, 2]
        got:      answers \(answers), applied \(state.model.positions)
      A deposit that is delivered twice was made once. An event at the checkpoint has been seen. \
      Chapter 4, exercise 4.5.
      """)
  }

  @Test("Every event up to the checkpoint is ignored, however old", .exercise("4.5"))
  mutating func refusesOlder() throws {
    let events: [RecordedEvent] = .notes(at: [1, 2, 3])
    let answers = try (events + [events[0], events[1], events[2]]).map { try state.take($0) }
    try #require(
      answers == [true, true, true, false, false, false] && state.model.positions == [1, 2, 3]
        && state.checkpoint.rawValue == 3,
      """
      The events 1 to 3 came, and then all three again, as after a lost connection.
        expected: answers [true, true, true, false, false, false], applied [1, 2, 3], checkpoint 3
        got:      answers \(answers), applied \(state.model.positions), checkpoint \(state.checkpoint)
      It is not enough to recognize the last event. Compare positions with `>`, and never move the \
      checkpoint back. Chapter 4, exercise 4.5.
      """)
  }

  @Test("The checkpoint is compared with positions, not with versions", .exercise("4.5"))
  mutating func goesByPosition() throws {
    let other = RecordedEvent(
      position: GlobalPosition(rawValue: 4), stream: .second, version: 1,
      id: CountedEventIDs.id(numbered: 4), recordedAt: .minute(4), event: Note("other"))
    let answers = try ([RecordedEvent].notes(at: [1, 2, 3]) + [other]).map { try state.take($0) }
    try #require(
      answers == [true, true, true, true],
      """
      Three events of one stream came, and then the first event of another stream: version 1, \
      position 4.
        expected answers: [true, true, true, true]
        got:              \(answers)
      A version counts one stream, and the checkpoint covers all of them. Chapter 4, exercise 4.5.
      """)
  }

  @Test("An event that the model ignores still moves the checkpoint", .exercise("4.5"))
  func passesOver() throws {
    var deaf = Checkpointed<Deaf>()
    for event in [RecordedEvent].notes(at: [1, 2]) { try deaf.take(event) }
    try #require(
      deaf.checkpoint.rawValue == 2,
      """
      Two events came that don't concern the model.
        expected checkpoint: 2
        got:                 \(deaf.checkpoint)
      Otherwise they are delivered again at each restart, and readers wait in vain. \
      Chapter 4, exercise 4.5.
      """)
  }

  @Test("If the model throws, the checkpoint stays", .exercise("4.5"))
  mutating func keepsCheckpointOnError() throws {
    let poison = [RecordedEvent].log([Note.poison], at: [2])
    try state.take([RecordedEvent].notes(at: [1])[0])
    let outcome = try Outcome { [state] in
      var state = state
      return try state.take(poison[0])
    }
    _ = try? state.take(poison[0])
    try #require(
      state.model.positions == [1] && outcome.error != nil && state.checkpoint.rawValue == 1,
      """
      Event 1 came, and then event 2, at which the model throws.
        expected: the error comes through, applied [1], checkpoint 1
        got:      taking event 2 \(outcome), applied \(state.model.positions), checkpoint \(state.checkpoint)
      With the error swallowed or the checkpoint moved, the event is lost for this model. \
      Chapter 4, exercise 4.5.
      """)
  }

  // MARK: 4.6

  @Test(
    "Catching up applies the whole log, page by page", .exercise("4.6"),
    arguments: [1, 2, 3, 5, 100])
  mutating func catchesUp(pageSize: Int) async throws {
    let log = GivenLog(.notes(at: [1, 2, 3, 4, 5]))
    let end = try await catchUp(with: log, pageSize: pageSize)
    try #require(
      state.model.positions == [1, 2, 3, 4, 5] && state.checkpoint.rawValue == 5 && end.isGood,
      """
      The log has the events 1 to 5, and the pages have up to \(pageSize).
        expected: applied [1, 2, 3, 4, 5], checkpoint 5, and it returned
        got:      applied \(state.model.positions), checkpoint \(state.checkpoint), and it \(end.words)
      Read on after the checkpoint until a page is empty. Chapter 4, exercise 4.6.
      """)
  }

  @Test("A short page is not the end of the log", .exercise("4.6"))
  mutating func takesShortPages() async throws {
    let log = GivenLog(.notes(at: [1, 2, 3, 4, 5]), longestPage: 2)
    let end = try await catchUp(with: log, pageSize: 4)
    try #require(
      state.model.positions == [1, 2, 3, 4, 5] && end.isGood,
      """
      The log has the events 1 to 5, and its store returns at most 2 at once. The page size is 4.
        expected: applied [1, 2, 3, 4, 5], and it returned
        got:      applied \(state.model.positions), and it \(end.words)
      A limit is a maximum, not a promise. Only an empty page is the end. Chapter 4, exercise 4.6.
      """)
  }

  @Test("Catching up starts after the checkpoint and reads pages", .exercise("4.6"))
  func asksForPages() async throws {
    let log = GivenLog(.notes(at: Array(1...6)))
    var state = Checkpointed(
      model: Tally(positions: [1, 2]), checkpoint: GlobalPosition(rawValue: 2))
    try await state.catchUp(with: log, pageSize: 2)
    let requests = log.requests
    try #require(
      state.model.positions == Array(1...6)
        && requests.prefix(2) == [.init(position: 2, limit: 2), .init(position: 4, limit: 2)]
        && requests.allSatisfy { $0.limit == 2 },
      """
      A model that has seen 2 of 6 events catches up with a page size of 2.
        expected: it reads 2 after 2, then 2 after 4, and so on; applied [1, 2, 3, 4, 5, 6]
        got:      it read \(requests); applied \(state.model.positions)
      A log of ten million events doesn't fit into memory, and the past isn't read twice. \
      Chapter 4, exercise 4.6.
      """)
  }

  @Test("Pages go on after the checkpoint, even if positions have gaps", .exercise("4.6"))
  mutating func takesGaps() async throws {
    let log = GivenLog(.notes(at: [3, 7, 20, 21]))
    _ = try await catchUp(with: log, pageSize: 2)
    let requests = log.requests
    try #require(
      state.model.positions == [3, 7, 20, 21]
        && requests.prefix(3).map(\.position) == [0, 7, 21],
      """
      The log has the positions 3, 7, 20 and 21, and the page size is 2.
        expected: it reads after 0, after 7 and after 21; applied [3, 7, 20, 21]
        got:      it read \(requests.prefix(8)); applied \(state.model.positions)
      A position is not a number of events. The next page begins after the checkpoint. \
      Chapter 4, exercise 4.6.
      """)
  }

  @Test("Catching up stops before the first unwanted event", .exercise("4.6"))
  mutating func stops() async throws {
    let log = GivenLog(.notes(at: [1, 2, 3, 4, 5]))
    let end = try await catchUp(with: log, pageSize: 2) { $0.position.rawValue != 3 }
    try #require(
      state.model.positions == [1, 2] && state.checkpoint.rawValue == 2 && end.isGood,
      """
      Event 3 of 5 was not wanted.
        expected: applied [1, 2], checkpoint 2, and it returned
        got:      applied \(state.model.positions), checkpoint \(state.checkpoint), and it \(end.words)
      Nothing after an unwanted event is wanted either: otherwise the past of a model would have \
      gaps. Chapter 4, exercise 4.6.
      """)
    try #require(
      log.requests.count == 2,
      """
      Event 3 of 5 was not wanted, and it is in the second page of 2.
        expected: 2 pages read
        got:      \(log.requests.count) pages read
      Take the events of a page before you read the next one: a long log doesn't fit into memory. \
      Chapter 4, exercise 4.6.
      """)
  }

  @Test("An error of the store ends catching up", .exercise("4.6"))
  mutating func passesTroubleOn() async throws {
    let log = GivenLog(
      .notes(at: [1, 2, 3]), beforePage: { number, _ in if number == 2 { throw DiskFull() } })
    let end = try await catchUp(with: log, pageSize: 2)
    try #require(
      end.error is DiskFull && state.model.positions == [1, 2],
      """
      The disk failed at the second page of the log.
        expected: it throws DiskFull, applied [1, 2]
        got:      it \(end.words), applied \(state.model.positions)
      A model that stops halfway without an error is taken for a complete one. \
      Chapter 4, exercise 4.6.
      """)
  }

  @Test("An error of the model ends catching up", .exercise("4.6"))
  mutating func stopsOnError() async throws {
    let log = GivenLog(.log(Note("one"), Note.poison, Note("three")))
    let end = try await catchUp(with: log, pageSize: 2)
    try #require(
      !end.isGood && state.model.positions == [1] && state.checkpoint.rawValue == 1,
      """
      The model throws at event 2 of 3.
        expected: the error comes through, applied [1], checkpoint 1
        got:      it \(end.words), applied \(state.model.positions), checkpoint \(state.checkpoint)
      A skipped event is missing for ever, and what was applied before must not be lost. \
      Chapter 4, exercise 4.6.
      """)
  }

  /// How catching up ended.
  private struct End {
    let error: (any Error)?

    var isGood: Bool { error == nil }
    var words: String { error.map { "threw \(type(of: $0)): \($0)" } ?? "returned" }
  }

  private mutating func catchUp(
    with log: GivenLog, pageSize: Int, while isWanted: (RecordedEvent) -> Bool = { _ in true }
  ) async throws -> End {
    do {
      try await state.catchUp(with: log, pageSize: pageSize, while: isWanted)
      return End(error: nil)
    } catch let unfinished as Unfinished {
      throw unfinished
    } catch {
      return End(error: error)
    }
  }
}
