import API
import APISupport
import HTTPServer
import Testing

@Suite("Stage 6: The query of a target")
struct QueryItemsTests {
  private func items(_ target: String) throws -> QueryItems {
    try QueryItems(of: .get(target), "after", "as_of")
  }

  /// The part for which a query is refused; `nil` when it is not, or for none.
  private func refusedField(_ call: () throws -> Any?) -> String? {
    do {
      _ = try call()
      return nil
    } catch {
      return (error as? InvalidRequest)?.field
    }
  }

  @Test("Items are found by name, decoded")
  func finds() throws {
    let items = try items("/events?after=7&as_of=2026-11-21T14%3A00%3A00+01:00")
    #expect(items["after"] == "7")
    #expect(items["as_of"] == "2026-11-21T14:00:00+01:00", "A plus is a plus.")
    #expect(items["limit"] == nil)
  }

  @Test("A query may be empty or missing", arguments: ["/events", "/events?", "/events?&"])
  func mayBeEmpty(target: String) throws {
    #expect(try items(target)["after"] == nil)
  }

  @Test(
    "An item without a value is empty", arguments: ["/events?after", "/events?after="])
  func knowsEmptyParts(target: String) throws {
    #expect(try items(target)["after"] == "")
  }

  @Test("A value may contain an equals sign")
  func splitsOnce() throws {
    #expect(try items("/events?as_of=a=b")["as_of"] == "a=b")
  }

  @Test(
    "An unknown item is rejected with its name",
    arguments: [("/events?limt=3", "limt"), ("/events?After=3", "After"), ("/events?=3", "")])
  func refusesUnknownParts(target: String, name: String) {
    #expect(refusedField { try items(target) } == name)
    #expect(refusedField { try QueryItems(of: .get("/health?x=1")) } == "x")
  }

  @Test("A repeated item is rejected with its name")
  func refusesRepetition() {
    #expect(refusedField { try items("/events?after=1&after=1") } == "after")
    #expect(refusedField { try items("/events?after=1&%61fter=2") } == "after")
  }

  @Test("An invalid percent encoding is rejected", arguments: ["%", "%zz", "%FF"])
  func refusesBrokenEncoding(text: String) {
    #expect(throws: InvalidRequest.self) { try items("/events?as_of=\(text)") }
  }

  @Test("A number is written with digits only")
  func readsNumbers() throws {
    #expect(try items("/events?after=100").number("after", in: 0...100) == 100)
    #expect(try items("/events?after=0").number("after", in: 0...(.max)) == 0)
    #expect(try items("/events").number("after", in: 0...100) == nil)
  }

  @Test(
    "A number out of range is rejected with its name",
    arguments: [
      "", "-1", "+1", "1.0", "1e1", "0x1", "%201", "one", "101", "99999999999999999999", "%D9%A1",
    ])
  func refusesOtherNumbers(text: String) throws {
    let items = try items("/events?after=\(text)")
    #expect(refusedField { try items.number("after", in: 0...100) } == "after")
  }
}
