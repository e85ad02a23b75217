import EventSourcing
import ExerciseSupport
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Once, and in order")
struct CheckpointTests {
  private var state = Checkpointed<Tally>()

  // MARK: 4.5

  @Test("A new event counts, and the checkpoint is where it stands", .exercise("4.5"))
  mutating func takesNew() throws {
    let answers = try [RecordedEvent].notes(at: [1, 2, 5]).map { try state.take($0) }
    try #require(
      answers == [true, true, true] && state.model.positions == [1, 2, 5]
        && state.checkpoint.rawValue == 5,
      """
      Events came from the positions 1, 2 and 5. All of them are new, so the answers have to be \
      true, the model has to have seen \([1, 2, 5]), and the checkpoint is 5, but the answers were \
      \(answers), the model saw \(state.model.positions), and the checkpoint is \
      \(state.checkpoint). Positions may have gaps. Read: Chapter 4, exercise 4.5.
      """)
  }

  @Test("An event that comes twice counts once", .exercise("4.5"))
  mutating func takesOnce() throws {
    let events: [RecordedEvent] = .notes(at: [1, 2])
    let answers = try [events[0], events[1], events[1]].map { try state.take($0) }
    try #require(
      answers == [true, true, false] && state.model.positions == [1, 2],
      """
      Event 2 came twice. The answers have to be true, true and false, and the model has to have \
      seen [1, 2], but the answers were \(answers), and it saw \(state.model.positions). A deposit \
      that is delivered twice was paid in once. Read: Chapter 4, exercise 4.5.
      """)
  }

  @Test("An event from before the checkpoint is refused, however old", .exercise("4.5"))
  mutating func refusesOlder() throws {
    let events: [RecordedEvent] = .notes(at: [1, 2, 3])
    let answers = try (events + [events[0], events[1], events[2]]).map { try state.take($0) }
    try #require(
      answers == [true, true, true, false, false, false] && state.model.positions == [1, 2, 3]
        && state.checkpoint.rawValue == 3,
      """
      The events 1 to 3 came, and then all three again, as after a lost connection. The second \
      time they have to be refused, but the answers were \(answers), the model saw \
      \(state.model.positions), and the checkpoint is \(state.checkpoint). It is not enough to know \
      the last one. Read: Chapter 4, exercise 4.5.
      """)
  }

  @Test("A version is no position", .exercise("4.5"))
  mutating func goesByPosition() throws {
    let other = RecordedEvent(
      position: GlobalPosition(rawValue: 4), stream: .second, version: 1,
      id: CountedEventIDs.id(numbered: 4), recordedAt: .minute(4), event: Note("other"))
    let answers = try ([RecordedEvent].notes(at: [1, 2, 3]) + [other]).map { try state.take($0) }
    try #require(
      answers == [true, true, true, true],
      """
      Three events of one stream came, and then the first one of another stream, at position 4. It \
      is new, but the answers were \(answers). A version counts one stream, and the checkpoint \
      goes through all of them. Read: Chapter 4, exercise 4.5.
      """)
  }

  @Test("What means nothing to the model was seen all the same", .exercise("4.5"))
  func passesOver() throws {
    var deaf = Checkpointed<Deaf>()
    for event in [RecordedEvent].notes(at: [1, 2]) { try deaf.take(event) }
    try #require(
      deaf.checkpoint.rawValue == 2,
      """
      Two events came that mean nothing to the model. The checkpoint has to be 2, but it is \
      \(deaf.checkpoint). Otherwise they are delivered for ever. Read: Chapter 4, exercise 4.5.
      """)
  }

  @Test("What the model cannot deal with has not been seen", .exercise("4.5"))
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
      Event 1 came, and then one that the model threw an error at. The error has to come through, \
      and the checkpoint has to stay at 1, but taking it \(outcome), and the checkpoint is \
      \(state.checkpoint). With the checkpoint moved, or the error swallowed, the event is lost. \
      Read: Chapter 4, exercise 4.5.
      """)
  }

  // MARK: 4.6

  @Test(
    "It takes all that the log holds, page by page", .exercise("4.6"), arguments: [1, 2, 3, 5, 100])
  mutating func catchesUp(pageSize: Int) async throws {
    let log = GivenLog(.notes(at: [1, 2, 3, 4, 5]))
    let end = try await catchUp(with: log, pageSize: pageSize)
    try #require(
      state.model.positions == [1, 2, 3, 4, 5] && state.checkpoint.rawValue == 5 && end.isGood,
      """
      The log has the events 1 to 5, and in pages of \(pageSize) your code took \
      \(state.model.positions), up to checkpoint \(state.checkpoint), and \(end.words). It has to \
      take all five, and to return at the first page that is empty. Read: Chapter 4, exercise 4.6.
      """)
  }

  @Test("A page that is not full is not the end", .exercise("4.6"))
  mutating func takesShortPages() async throws {
    let log = GivenLog(.notes(at: [1, 2, 3, 4, 5]), longestPage: 2)
    let end = try await catchUp(with: log, pageSize: 4)
    try #require(
      state.model.positions == [1, 2, 3, 4, 5] && end.isGood,
      """
      The log has the events 1 to 5, and its store gives at most 2 of them at once. Asked for 4, it \
      gave 2, and there were more: your code has to take all five, but it took \
      \(state.model.positions), and \(end.words). A limit is the most that may come, and no \
      promise that so many come. Read: Chapter 4, exercise 4.6.
      """)
  }

  @Test("It begins after the checkpoint, and asks for pages", .exercise("4.6"))
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
      A model that has seen 2 of 6 events catches up in pages of 2. It has to ask for 2 after 2, 2 \
      after 4 and so on, but it asked for \(requests), and saw \(state.model.positions). A log of \
      ten million events does not fit into memory. Read: Chapter 4, exercise 4.6.
      """)
  }

  @Test("Positions may have gaps", .exercise("4.6"))
  mutating func takesGaps() async throws {
    let log = GivenLog(.notes(at: [3, 7, 20, 21]))
    _ = try await catchUp(with: log, pageSize: 2)
    let requests = log.requests
    try #require(
      state.model.positions == [3, 7, 20, 21]
        && requests.prefix(3).map(\.position) == [0, 7, 21],
      """
      The log has the positions 3, 7, 20 and 21. In pages of 2 your code has to ask for those \
      after 0, after 7 and after 21, but it asked for \(requests.prefix(8)), and took \
      \(state.model.positions). The next page begins after the checkpoint; a position is not the \
      number of events. Read: Chapter 4, exercise 4.6.
      """)
  }

  @Test("It stops before the first event that is not wanted", .exercise("4.6"))
  mutating func stops() async throws {
    let log = GivenLog(.notes(at: [1, 2, 3, 4, 5]))
    let end = try await catchUp(with: log, pageSize: 2) { $0.position.rawValue != 3 }
    try #require(
      state.model.positions == [1, 2] && state.checkpoint.rawValue == 2 && end.isGood,
      """
      Event 3 of 5 was not wanted. Your code has to take 1 and 2, to stop there and to return, but \
      it took \(state.model.positions), up to checkpoint \(state.checkpoint), and \(end.words). \
      What comes after an event that is not wanted is not wanted either, and no page after that. \
      Read: Chapter 4, exercise 4.6.
      """)
    try #require(
      log.requests.count == 2,
      """
      Event 3 of 5 was not wanted, and it stands in the second page of 2. Your code read \
      \(log.requests.count) pages. Take the events of a page before you read the next one: a log \
      of ten million events does not fit into memory. Read: Chapter 4, exercise 4.6.
      """)
  }

  @Test("A log that cannot be read is not at its end", .exercise("4.6"))
  mutating func passesTroubleOn() async throws {
    let log = GivenLog(
      .notes(at: [1, 2, 3]), beforePage: { number, _ in if number == 2 { throw DiskFull() } })
    let end = try await catchUp(with: log, pageSize: 2)
    try #require(
      end.error is DiskFull && state.model.positions == [1, 2],
      """
      The second page of the log could not be read. That has to come through, and what was taken \
      stays taken, but your code \(end.words), and the model saw \(state.model.positions). A model \
      that stops half-way and says nothing is taken for a whole one. \
      Read: Chapter 4, exercise 4.6.
      """)
  }

  @Test("What the model cannot deal with ends it", .exercise("4.6"))
  mutating func stopsOnError() async throws {
    let log = GivenLog(.log(Note("one"), Note.poison, Note("three")))
    let end = try await catchUp(with: log, pageSize: 2)
    try #require(
      !end.isGood && state.model.positions == [1] && state.checkpoint.rawValue == 1,
      """
      The model threw an error at event 2 of 3. That has to come through, and event 1 stays taken, \
      but your code \(end.words), and the model saw \(state.model.positions), up to checkpoint \
      \(state.checkpoint). An event that is passed over is missing for ever. \
      Read: Chapter 4, exercise 4.6.
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
