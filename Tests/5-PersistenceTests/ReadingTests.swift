import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import StoreConformance
import Testing

@Suite("Stage 5: Pages")
struct ReadingTests {
  private let file: BankFile
  private let store: HeldStore

  init() throws {
    file = try BankFile()
    store = try file.store()
  }

  /// Two streams that took turns: 1 2 | 11 | 3 | 12 13 | 4 5.
  private func fill() async throws {
    for (numbers, stream) in [
      ([1, 2], StreamID.first), ([11], .second), ([3], .first), ([12, 13], .second),
      ([4, 5], .first),
    ] {
      try await store.append(numbers.notes, to: stream, expecting: .any)
    }
  }

  @Test(
    "A stream is read from any version, in either direction, as far as is wanted",
    .exercise("5.9"),
    arguments: [
      (ReadDirection.forwards, nil, nil, [1, 2, 3, 4, 5]), (.forwards, 3, nil, [3, 4, 5]),
      (.forwards, 2, 2, [2, 3]), (.forwards, nil, 2, [1, 2]), (.forwards, 6, nil, []),
      (.forwards, 0, 2, [1, 2]), (.forwards, nil, 0, []), (.forwards, nil, -1, []),
      (.backwards, nil, nil, [5, 4, 3, 2, 1]), (.backwards, 3, nil, [3, 2, 1]),
      (.backwards, 4, 2, [4, 3]), (.backwards, nil, 1, [5]), (.backwards, 9, 2, [5, 4]),
      (.backwards, 0, nil, []), (.backwards, nil, 0, []),
    ] as [(ReadDirection, Int?, Int?, [Int])])
  func readsStream(direction: ReadDirection, start: Int?, limit: Int?, expected: [Int]) async throws
  {
    try await fill()
    let events = try await store.read(.first, direction, from: start, limit: limit)
    try #require(
      events.versions == expected && events.texts == expected.map { "note \($0)" },
      """
      A stream has five events. Read \(direction) from \(start.map(String.init) ?? "its end there"), \
      at most \(limit.map(String.init) ?? "all"), it gives the versions \(expected), but your store \
      gave \(events.versions), with the texts \(events.texts). Read: Chapter 5, exercise 5.9.
      """)
  }

  @Test(
    "The log is read page by page, in the order of its positions", .exercise("5.9"),
    arguments: [
      (0, 100, [1, 2, 11, 3, 12, 13, 4, 5]), (0, 3, [1, 2, 11]), (3, 3, [3, 12, 13]),
      (6, 3, [4, 5]), (8, 3, []), (99, 3, []), (-1, 1, [1]), (0, 0, []), (0, -1, []),
    ])
  func readsLog(position: Int, limit: Int, expected: [Int]) async throws {
    try await fill()
    let events = try await store.readAll(
      after: GlobalPosition(rawValue: position), limit: limit)
    try #require(
      events.texts == expected.map { "note \($0)" },
      """
      The log has eight notes of two streams. After position \(position), at most \(limit), come the \
      notes \(expected), but your store gave \(events.texts) at the positions \(events.positions). \
      Read: Chapter 5, exercise 5.9.
      """)
  }

  @Test("What was recorded comes back whole, also from another process", .exercise("5.9"))
  func readsBack() async throws {
    let time = Date(timeIntervalSince1970: 1_767_610_800.25)
    let file = try BankFile()
    let stream = StreamID(category: "notes", id: "O'Brien-7; \" --")
    let told = NewEvent(
      id: CountedEventIDs.id(numbered: 1), event: Note("told"),
      metadata: EventMetadata(
        correlationID: CorrelationID(rawValue: ""), causationID: CausationID(rawValue: "b")))
    try await file.store(clock: ManualWallClock(time)).append(
      [told, .note(2)], to: stream, expecting: .noStream)
    let other = try file.store()
    for events in [
      try await other.read(stream), try await other.readAll(after: .start, limit: 9),
    ] {
      let first = events.first
      try #require(
        events.count == 2 && events.allSatisfy { $0.stream == stream && $0.recordedAt == time }
          && first?.id == told.id && first?.metadata == told.metadata
          && events.last?.metadata == EventMetadata(),
        """
        An event with a correlation and a cause, and one without, were appended to \(stream) by one \
        process and read by another one. All of it has to come back, but the events were \
        \(events.map { "\($0.stream) \($0.id) \($0.recordedAt) \($0.metadata)" }). A name with a \
        quotation mark in it is a name: it belongs in the place of a `?`. Read: Chapter 5, \
        exercise 5.9.
        """)
    }
  }

  @Test("An old row is read in the new shape, and stays as it is", .exercise("5.9"))
  func leavesRows() async throws {
    let codec = EventCodec(
      [Note.self],
      upcasters: [
        Upcaster(of: "Noted", from: 1) { _ in
          .object(["text": .string("lifted")])
        }
      ])
    let store = try file.store(codec: codec)
    try file.look().insertEvent(
      stream: "notes-1", id: CountedEventIDs.id(numbered: 1).description, data: #"{"txt":"old"}"#)
    let before = try file.look().rows
    for _ in 1...2 {
      let texts = [
        try await store.read(.first).texts, try await store.readAll(after: .start, limit: 1).texts,
      ]
      try #require(
        texts == [["lifted"], ["lifted"]],
        """
        An event stands in the file in shape 1, and an upcaster leads to shape 2. It has to be read \
        in shape 2, in its stream and in the log, but the texts were \(texts). Read: Chapter 5, \
        exercise 5.9.
        """)
    }
    let after = try file.look().rows
    try #require(
      before == after,
      """
      Reading has changed the file: the row was \(before), and is \(after). What was recorded is \
      never touched. Read: Chapter 5, exercise 5.9.
      """)
  }

  @Test("An event of an unknown type does not hide the others", .exercise("5.9"))
  func passesUnknown() async throws {
    try await store.append([1].notes, to: .first, expecting: .noStream)
    try file.look().insertEvent(
      stream: "notes-1", version: 2, id: CountedEventIDs.id(numbered: 2).description,
      type: "SomethingNew", data: #"{"a":1}"#)
    try await store.append([3].notes, to: .first, expecting: .exactly(2))
    let events = try await store.read(.first)
    try #require(
      events.versions == [1, 2, 3]
        && events.map(\.event.typeName) == ["Noted", "SomethingNew", "Noted"],
      """
      A newer program has recorded version 2 under a name that this one does not know. All three \
      events have to come, but there are \(events.map { "\($0.version) \($0.event.typeName)" }). \
      Read: Chapter 5, exercise 5.9.
      """)
  }

  @Test("What cannot be read is named, and nobody is told that it is not there", .exercise("5.9"))
  func namesDamage() async throws {
    try await store.append([1].notes, to: .first, expecting: .noStream)
    try file.look().insertEvent(
      stream: "notes-1", version: 2, id: CountedEventIDs.id(numbered: 2).description, data: "{}")
    let position = GlobalPosition(rawValue: 2)
    for read in [
      { _ = try await store.read(.first) },
      { _ = try await store.readAll(after: .start, limit: 9) },
    ] as [() async throws -> Void] {
      var error: (any Error)?
      do { try await read() } catch let thrown { error = thrown }
      if let unfinished = error as? Unfinished { throw unfinished }
      let isNamed =
        if case .damagedEvent(position, _) = error as? StorageError { true } else { false }
      try #require(
        isNamed,
        """
        The note at position 2 has no text. Reading it has to throw \
        StorageError.damagedEvent with this position, but it \
        \(error.map { "threw \($0)" } ?? "went well"). Whoever passes it over shows a balance from \
        which a deposit is missing. Read: Chapter 5, exercise 5.9.
        """)
    }
  }
}
