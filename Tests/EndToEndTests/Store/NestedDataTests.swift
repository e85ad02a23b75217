import EventSourcing
import EventsSolution
import Foundation
import PersistenceSolution
import Testing

@Suite("Events with nested data, or many values")
struct NestedDataTests {
  private let folder: TemporaryFolder
  private let stream = StreamID(category: "card", id: "1")

  init() throws { folder = try TemporaryFolder() }

  private func event(_ data: JSONValue) -> NewEvent {
    NewEvent(
      id: EventID(rawValue: UUID()), event: UnknownEvent(typeName: "CardIssued", data: data))
  }

  @Test("At every depth an event is stored and read, or its append is rejected")
  func depths() async throws {
    let store = try SQLiteEventStore(
      path: folder.bank, codec: .accounts, options: StorageOptions(durability: .normal))
    var nested = JSONValue.integer(7)
    for depth in 1...1_000 {
      nested = depth.isMultiple(of: 2) ? .array([nested]) : .object(["a": nested])
      if depth <= 64 {
        try await store.append([event(nested)], to: stream, expecting: .any)
      } else {
        await #expect(throws: RefusedJSON.depth(limit: depth <= 72 ? 64 : 72)) {
          try await store.append([event(nested)], to: stream, expecting: .any)
        }
      }
    }
    let others = try SQLiteEventStore(path: folder.bank, codec: .accounts)
    let read = try await others.readAll(after: .start, limit: .max)
    #expect(read.map(\.version) == Array(1...64))
    #expect(try JSONEncoder().encode(try #require(read.last).event as? UnknownEvent).count == 257)
  }

  @Test("An event with too many values is rejected, and its append with it")
  func values() async throws {
    let store = try SQLiteEventStore(path: folder.bank, codec: .accounts)
    let most = event(.array(Array(repeating: .integer(7), count: 9_999)))
    let more = event(.array(Array(repeating: .integer(7), count: 10_000)))
    await #expect(throws: RefusedJSON.valueCount(limit: 10_000)) {
      try await store.append([most, more], to: stream, expecting: .noStream)
    }
    try await store.append([most], to: stream, expecting: .noStream)
    #expect(try await store.readAll(after: .start, limit: 5).count == 1)
  }

  @Test(
    "A history of nested events is read, and a line that is too deep is rejected with its number")
  func historyFile() async throws {
    let file = folder.url.appending(path: "history.jsonl")
    // The line itself is one of the 64 levels.
    try write((1...63).map(line), to: file)
    let read = try await ChapterProgram.run(1, [file.path])
    #expect(read.status == 0 && read.output.contains("63 events from history.jsonl"))
    for depth in [64, 65, 336, 511, 512, 1_000] {
      try write([line(1), line(depth)], to: file)
      let refused = try await ChapterProgram.run(1, [file.path])
      #expect(refused.status == 1, "depth \(depth)")
      #expect(refused.errors.contains("history.jsonl:2: the line is nested more than 64 deep"))
    }
  }

  private func write(_ lines: [String], to file: URL) throws {
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
  }

  /// A line of a history, with data of this depth.
  private func line(_ depth: Int) -> String {
    let data =
      String(repeating: #"{"a":"#, count: depth) + "7" + String(repeating: "}", count: depth)
    return """
      {"position":\(depth),"stream":"card-1","version":\(depth),\
      "id":"\(UUID())","recorded_at":"2026-01-05T09:05:00Z","type":"CardIssued","data":\(data)}
      """
  }
}
