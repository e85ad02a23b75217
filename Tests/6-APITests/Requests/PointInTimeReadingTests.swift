import API
import APISupport
import Foundation
import HTTPServer
import Testing

@Suite("Given: the point in time of a query")
struct PointInTimeReadingTests {
  private func moment(_ query: String) throws -> PointInTime? {
    try PointInTime(of: .get("/accounts/1\(query)"))
  }

  @Test("A query without a point in time is about now", arguments: ["", "?", "?&"])
  func now(query: String) throws {
    #expect(try moment(query) == nil)
  }

  @Test("A version and a date are read")
  func reads() throws {
    #expect(try moment("?version=7") == .version(7))
    #expect(try moment("?version=007") == .version(7))
    let date = try #require(Timestamp(parsing: "2026-11-21T13:00:00Z"))
    #expect(try moment("?as_of=2026-11-21T13:00:00Z") == .date(date))
    #expect(try moment("?as_of=2026-11-21T14:00:00%2B01:00") == .date(date))
    #expect(try moment("?as_of=2026-11-21T14%3A00%3A00+01:00") == .date(date))
  }

  @Test(
    "The invalid query item is named",
    arguments: [
      ("?version=0", "version"), ("?version=-1", "version"), ("?version=", "version"),
      ("?version", "version"), ("?version=1.0", "version"), ("?version=%2B1", "version"),
      ("?version=9223372036854775808", "version"), ("?version=1&version=1", "version"),
      ("?as_of=", "as_of"), ("?as_of=yesterday", "as_of"), ("?as_of=2026-02-30T00:00:00Z", "as_of"),
      ("?as_of=2026-11-21T14:00:00", "as_of"),
      ("?version=1&as_of=2026-11-21T14:00:00Z", "as_of"), ("?when=1", "when"),
      ("?version=1&limit=5", "limit"),
    ])
  func refuses(query: String, field: String) {
    let error = #expect(throws: InvalidRequest.self) { try moment(query) }
    #expect(error?.field == field)
  }

  @Test("An invalid percent encoding is rejected")
  func refusesEncoding() {
    #expect(throws: InvalidRequest.self) { try moment("?version=%1") }
    #expect(throws: InvalidRequest.self) { try moment("?as_of=%ff") }
  }
}
