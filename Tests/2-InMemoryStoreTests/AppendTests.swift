import EventSourcing
import ExerciseSupport
import Foundation
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: Appending to the log")
struct AppendTests {
  private var log = EventLog()

  // MARK: 2.1

  @Test("Versions count each stream from 1, without gaps", .exercise("2.1"))
  mutating func versions() throws {
    try log.append([1].notes, to: .first, expecting: .any, at: noon)
    try log.append([2, 3].notes, to: .second, expecting: .any, at: noon)
    try log.append([4, 5, 6].notes, to: .first, expecting: .any, at: noon)
    let streams: [StreamID] = [.first, .second]
    let versions = streams.map { stream in
      log.events.filter { $0.stream == stream }.versions
    }
    try #require(
      versions == [[1, 2, 3, 4], [1, 2]],
      """
      One stream got 1 and then 3 events, another one got 2: their versions have to be 1 to 4 and \
      1 to 2, but they are \(versions[0]) and \(versions[1]). A writer says with the version what \
      it has seen, so it has to be the number of the stream's events. Read: Chapter 2, exercise 2.1.
      """)
  }

  @Test("Positions count all streams together", .exercise("2.1"))
  mutating func positions() throws {
    try log.append([1, 2].notes, to: .first, expecting: .any, at: noon)
    try log.append([3].notes, to: .second, expecting: .any, at: noon)
    try log.append([4].notes, to: .first, expecting: .any, at: noon)
    let (positions, texts) = (log.events.positions, log.events.texts)
    try #require(
      positions == [1, 2, 3, 4] && texts == (1...4).map { "note \($0)" },
      """
      Four events were appended to two streams. In `events` they have to stand in that order with \
      the positions 1 to 4, but there are \(texts) with \(positions). Whoever follows the whole \
      bank knows by the position how far it has read. Read: Chapter 2, exercise 2.1.
      """)
  }

  @Test("An event is recorded with all that it came with, and with the time", .exercise("2.1"))
  mutating func keepsEverything() throws {
    let metadata = EventMetadata(correlationID: CorrelationID(rawValue: "request 7"))
    let id = CountedEventIDs.id(numbered: 9)
    let event = NewEvent(id: id, event: Note("kept"), metadata: metadata)
    try log.append([event], to: .first, expecting: .any, at: noon)
    let recorded = try #require(log.events.first, "Nothing was recorded in `events`.")
    let fields = [
      ("id", recorded.id == id), ("stream", recorded.stream == .first),
      ("metadata", recorded.metadata == metadata), ("recordedAt", recorded.recordedAt == noon),
      ("event", [recorded].texts == ["kept"]),
    ]
    let changed = fields.filter { !$0.1 }.map { "`\($0.0)`" }
    try #require(
      changed.isEmpty,
      """
      An event came in with its id and metadata at a time that was handed in, and what stands in \
      the log differs in \(changed.joined(separator: ", ")). Nothing of it may be lost or made \
      anew: the id tells a repetition, the metadata tells why, the `time` is that of the whole \
      append. Read: Chapter 2, exercise 2.1.
      """)
  }

  @Test("Streams and ids say where their events stand", .exercise("2.1"))
  mutating func knowsPlaces() throws {
    try log.append([1, 2].notes, to: .first, expecting: .any, at: noon)
    try log.append([3].notes, to: .second, expecting: .any, at: noon)
    try log.append([4].notes, to: .first, expecting: .any, at: noon)
    let (streams, index) = (log.streams, log.indices[CountedEventIDs.id(numbered: 3)])
    try #require(
      streams == [.first: [0, 1, 3], .second: [2]] && index == 2,
      """
      The events of one stream stand in `events` at 0, 1 and 3, and that of the other at 2. \
      `streams` says \(streams), and `indices` says \(index.map(String.init) ?? "nothing") of the \
      third id. Without these two, each reading has to search the whole log. \
      Read: Chapter 2, exercise 2.1.
      """)
  }

  // MARK: 2.3

  @Test(
    "A writer who has not seen the last event is refused", .exercise("2.3"),
    arguments: [ExpectedVersion.exactly(1), .exactly(3), .exactly(0), .noStream])
  mutating func refusesLateWriter(expected: ExpectedVersion) throws {
    try log.append([1, 2].notes, to: .first, expecting: .noStream, at: noon)
    let conflict = try conflict(of: [3].notes, to: .first, expecting: expected)
    try #require(
      conflict == VersionConflict(stream: .first, expected: expected, actual: 2),
      """
      The stream is at version 2, and a writer expected \(expected). That has to be a \
      `VersionConflict` with what was expected and the actual version 2, but there was \
      \(conflict.map { "'\($0)'" } ?? "none"). Otherwise Ann and Ben both pay out the same money. \
      Read: Chapter 2, exercise 2.3.
      """)
  }

  @Test("What is refused leaves nothing behind, not even half of it", .exercise("2.3"))
  mutating func recordsNothingOnConflict() throws {
    try log.append([1].notes, to: .first, expecting: .any, at: noon)
    let conflict = try conflict(of: [2, 3].notes, to: .first, expecting: .exactly(7))
    try #require(
      conflict != nil,
      "The stream is at version 1 and the writer expected 7. Read: Chapter 2, exercise 2.3.")
    try #require(
      log.events.positions == [1] && log.version(of: .first) == 1,
      """
      Two events were refused, and the log has \(log.events.count) instead of 1. Check before \
      you record anything: half a transfer is lost money. Read: Chapter 2, exercise 2.3.
      """)
  }

  @Test("A writer expects something of its own stream, not of the whole log", .exercise("2.3"))
  mutating func comparesStream() throws {
    try log.append([1, 2, 3].notes, to: .second, expecting: .any, at: noon)
    let free = try conflict(of: [4].notes, to: .first, expecting: .noStream)
    let late = try conflict(of: [5].notes, to: .first, expecting: .exactly(4))
    try #require(
      free == nil && late?.actual == 1,
      """
      Another stream has three events. A first event for this one has to be taken, and then it \
      is at version 1, not at the log's position 4. Your code said '\(free.orTaken)' to the first \
      event, and '\(late.orTaken)' to a second one whose writer expected version 4. \
      Read: Chapter 2, exercise 2.3.
      """)
  }

  @Test(
    "An append of no events is never too late", .exercise("2.3"),
    arguments: [ExpectedVersion.exactly(7), .noStream, .any])
  mutating func takesNothing(expected: ExpectedVersion) throws {
    try log.append([1, 2].notes, to: .first, expecting: .any, at: noon)
    let late = try conflict(of: [3].notes, to: .first, expecting: .exactly(1))
    try #require(late != nil, "A late writer is refused first. Read: Chapter 2, exercise 2.3.")
    let outcome = try AppendOutcome {
      try log.append([], to: .first, expecting: expected, at: noon)
    }
    let two = AppendResult(version: 2, position: GlobalPosition(rawValue: 2))
    try #require(
      outcome == .appended(two) && log.version(of: .first) == 2,
      """
      A command that changes nothing leads to no events. To append them changes nothing either, so \
      it cannot conflict, and the answer says where the stream is: at version 2, position 2. Your \
      code \(outcome). Read: Chapter 2, exercise 2.3.
      """)
  }

  @Test(
    "A writer who expects events in a stream that has none is refused", .exercise("2.3"),
    arguments: [ExpectedVersion.exactly(1), .streamExists])
  mutating func refusesIntoNothing(expected: ExpectedVersion) throws {
    let conflict = try conflict(of: [1].notes, to: .first, expecting: expected)
    try #require(
      conflict == VersionConflict(stream: .first, expected: expected, actual: 0),
      """
      A writer expected \(expected) of a stream that has no events yet. That has to be a \
      `VersionConflict` with the actual version 0, but there was \
      \(conflict.map { "'\($0)'" } ?? "none"). Otherwise money goes to an account that nobody \
      has opened. Read: Chapter 2, exercise 2.3.
      """)
  }

  private mutating func conflict(
    of events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) throws -> VersionConflict? {
    try AppendOutcome { try log.append(events, to: stream, expecting: expected, at: noon) }
      .versionConflict
  }
}

extension VersionConflict? {
  /// What the conflict says, or that there was none.
  fileprivate var orTaken: String { map { "\($0)" } ?? "taken" }
}

let noon = Date(timeIntervalSince1970: 1_767_610_800)
