import API
import Foundation
import Testing

@Suite("Given: timestamps of other programs")
struct TimestampTests {
  @Test(
    "A written timestamp is read as the same moment",
    arguments: [
      0, 1, -1, 999_999, -999_999, 1_000_000, 1_767_614_400_123_456,
    ])
  func roundTrip(microseconds: Int) throws {
    let date = Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    let moment = Timestamp(date)
    #expect(Timestamp(parsing: moment.description) == moment)
  }

  @Test("A date from microseconds has exactly these microseconds, in every year")
  func keepsMicroseconds() {
    let moments = (0..<130).flatMap { year in
      stride(from: 0, to: 1_000_000, by: 7_919).map { year * 31_556_952_000_000 + $0 }
    }
    let wrong = moments.filter { microseconds in
      let date = Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
      return Timestamp(date).microseconds != microseconds
    }
    #expect(moments.count == 130 * 127 && wrong.isEmpty)
  }

  @Test(
    "A timestamp is written in UTC, with six decimals",
    arguments: [
      (0, "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"),
      (-1_000_000, "1969-12-31T23:59:59.000000Z"),
      (1_795_269_600_500_000, "2026-11-21T14:00:00.500000Z"),
    ])
  func writes(microseconds: Int, text: String) {
    let date = Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    #expect(Timestamp(date).description == text)
  }

  @Test(
    "A timestamp is read with its offset from UTC, in either case",
    arguments: [
      ("2026-11-21T14:00:00Z", "2026-11-21T14:00:00.000000Z"),
      ("2026-11-21t14:00:00z", "2026-11-21T14:00:00.000000Z"),
      ("2026-11-21T14:00:00.5+01:00", "2026-11-21T13:00:00.500000Z"),
      ("2026-11-21T14:00:00-00:30", "2026-11-21T14:30:00.000000Z"),
      ("2026-01-01T00:00:00+14:00", "2025-12-31T10:00:00.000000Z"),
      ("2026-01-01T00:00:00+23:59", "2025-12-31T00:01:00.000000Z"),
      ("2024-02-29T23:59:59.999999-00:01", "2024-03-01T00:00:59.999999Z"),
      ("2026-11-21T14:00:00.1234567890123456789012Z", "2026-11-21T14:00:00.123456Z"),
      ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000000Z"),
      ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
    ])
  func reads(text: String, inUTC: String) {
    #expect(Timestamp(parsing: text)?.description == inUTC)
  }

  @Test(
    "Text that isn't a date and time with a zone is rejected",
    arguments: [
      "", "now", "2026-11-21", "2026-11-21T14:00:00", "2026-11-21 14:00:00Z",
      "2026-11-21T14:00Z", "2026-11-21T14:00:00.Z", "2026-11-21T14:00:00Z ",
      "2026-11-21T14:00:00+01", "2026-11-21T14:00:00+0100", "2026-11-21T14:00:00 01:00",
      "26-11-21T14:00:00Z", "12026-11-21T14:00:00Z", "-2026-11-21T14:00:00Z",
    ])
  func refusesShape(text: String) {
    #expect(Timestamp(parsing: text) == nil)
  }

  @Test(
    "An invalid day, hour or zone is rejected",
    arguments: [
      "2026-02-30T00:00:00Z", "2026-02-29T00:00:00Z", "2026-04-31T12:00:00+02:00",
      "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z",
      "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z",
      "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+01:60", "2026-01-01T00:00:00-99:99",
    ])
  func refusesValue(text: String) {
    #expect(Timestamp(parsing: text) == nil)
  }

  @Test("A leap second is rejected, because the clocks of events have none")
  func refusesLeapSecond() {
    #expect(Timestamp(parsing: "2016-12-31T23:59:60Z") == nil)
    #expect(Timestamp(parsing: "2016-12-31T23:59:59Z") != nil)
  }

  @Test("Digits of other scripts are rejected")
  func refusesOtherDigits() {
    #expect(Timestamp(parsing: "٢٠٢٦-11-21T14:00:00Z") == nil)
    #expect(Timestamp(parsing: "2026-11-21T14:00:00.٢Z") == nil)
    #expect(Timestamp(parsing: "2026-11-21T14:00:00+٠1:00") == nil)
  }

  @Test("Years at the ends of the range, and beyond, are right")
  func survivesTheEnds() throws {
    let first = try #require(Timestamp(parsing: "0000-01-01T00:00:00Z"))
    let last = try #require(Timestamp(parsing: "9999-12-31T23:59:59Z"))
    // Half a day over the edge, in UTC.
    #expect(try #require(Timestamp(parsing: "0000-01-01T00:00:00+12:00")) < first)
    #expect(try #require(Timestamp(parsing: "9999-12-31T23:59:59-12:00")) > last)
    #expect(Timestamp(.distantPast).description == "0001-01-01T00:00:00.000000Z")
    #expect(Timestamp(.distantFuture).description == "4001-01-01T00:00:00.000000Z")
  }

  @Test("Timestamps are ordered by time, across 1970 and time zones")
  func compares() throws {
    let moments = try [
      "1969-12-31T23:59:59.9Z", "1970-01-01T00:00:00Z", "2026-11-21T14:00:00+01:00",
      "2026-11-21T13:00:00.000001Z",
    ].map { try #require(Timestamp(parsing: $0)) }
    #expect(moments == moments.shuffled().sorted())
    #expect(Set(moments).count == 4)
  }
}
