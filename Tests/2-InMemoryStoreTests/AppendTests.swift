import EventSourcing
import ExerciseSupport
import Foundation
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: Appending to the log")
struct AppendTests {
  private var log = EventLog()

  @Test("Versions count each stream from 1, without gaps", .exercise("2.1"))
  mutating func versions() throws {
    try log.note([1], in: .first)
    try log.note([2, 3], in: .second)
    try log.note([4, 5, 6], in: .first)
    let streams: [StreamID] = [.first, .second]
    let versions = streams.map { stream in
      log.events.filter { $0.stream == stream }.versions
    }
    try #require(
      versions == [[1, 2, 3, 4], [1, 2]],
      """
      One stream got an event and later three more; another stream got two.
        expected versions: [1, 2, 3, 4] and [1, 2]
        got:               \(versions[0]) and \(versions[1])
      A writer says with a version how many events of the stream it has read. So a version is the \
      number of the event in its own stream. Chapter 2, exercise 2.1.
      """)
  }

  @Test("Positions count the whole log from 1, without gaps", .exercise("2.1"))
  mutating func positions() throws {
    try log.note([1, 2], in: .first)
    try log.note([3], in: .second)
    try log.note([4], in: .first)
    let (positions, texts) = (log.events.positions, log.events.texts)
    try #require(
      positions == [1, 2, 3, 4] && texts == (1...4).map { "note \($0)" },
      """
      Four events were appended to two streams, one after the other.
        expected: \((1...4).map { "note \($0)" }) at the positions [1, 2, 3, 4]
        got:      \(texts) at \(positions)
      A reader of the whole log remembers the last position it has read, so positions number all \
      events in the order of the appends. Chapter 2, exercise 2.1.
      """)
  }

  @Test(
    "An event is recorded with everything it came with, and the append's time", .exercise("2.1"))
  mutating func keepsEverything() throws {
    let metadata = EventMetadata(
      correlationID: CorrelationID(rawValue: "request 7"),
      causationID: CausationID(rawValue: "command 8"))
    let id = CountedEventIDs.id(numbered: 9)
    let event = NewEvent(id: id, event: Note("kept"), metadata: metadata)
    let time = noon + 0.25
    try log.append([event], to: .first, expecting: .any, at: time)
    let recorded = try #require(
      log.events.first,
      "After an append of one event, `events` is empty. Chapter 2, exercise 2.1.")
    let fields = [
      ("id", recorded.id == id), ("stream", recorded.stream == .first),
      ("metadata.correlationID", recorded.metadata.correlationID == metadata.correlationID),
      ("metadata.causationID", recorded.metadata.causationID == metadata.causationID),
      ("recordedAt", recorded.recordedAt == time), ("event", [recorded].texts == ["kept"]),
    ]
    let changed = fields.filter { !$0.1 }.map { "`\($0.0)`" }
    try #require(
      changed.isEmpty,
      """
      One event was appended at a given time, and its record differs in \
      \(changed.joined(separator: ", ")).
      The id recognizes a repeated append, the metadata says why the event happened, and \
      `recordedAt` is the parameter `time`: copy them as they are. Chapter 2, exercise 2.1.
      """)
  }

  @Test("All events of one append have the same time", .exercise("2.1"))
  mutating func datesOneAppend() throws {
    try log.note([1, 2, 3], in: .first, at: noon + 0.25)
    let offsets = log.events.map { $0.recordedAt.timeIntervalSince(noon) }
    try #require(
      offsets == [0.25, 0.25, 0.25],
      """
      Three events were appended at once, 0.25 s after noon.
        expected times: [0.25, 0.25, 0.25]
        got:            \(offsets)
      One append happens at one moment; versions and positions say what comes first. \
      Chapter 2, exercise 2.1.
      """)
  }

  @Test("Streams and ids are indexed", .exercise("2.1"))
  mutating func knowsPlaces() throws {
    try log.note([1, 2], in: .first)
    try log.note([3], in: .second)
    try log.note([4], in: .first)
    let (streams, indices) = (log.streams, log.indices)
    let found = (1...4).map { indices[CountedEventIDs.id(numbered: $0)] }
    try #require(
      streams == [.first: [0, 1, 3], .second: [2]] && found == [0, 1, 2, 3],
      """
      The events of `notes-1` are at the indices 0, 1 and 3 of `events`, that of `notes-2` at 2.
        expected: `streams` has [0, 1, 3] and [2], `indices` has [0, 1, 2, 3]
        got:      `streams` has \(streams[.first] ?? []) and \(streams[.second] ?? []), \
      `indices` has \(found.map { $0.map(String.init) ?? "nil" })
      Without them, each reading and each retry has to search the whole log. \
      Chapter 2, exercise 2.1.
      """)
  }
}
