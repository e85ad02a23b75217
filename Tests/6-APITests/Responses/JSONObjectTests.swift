import EventSourcing
import Events
import Foundation
import Testing

@testable import API

@Suite("Stage 6: JSON in responses")
struct JSONObjectTests {
  @Test("Members have the order in which they were added")
  func keepsOrder() {
    var inner = JSONObject()
    inner.add("z", 1)
    var object = JSONObject()
    object.add("id", 7)
    object.add("balance", "none")
    object.addNull("trouble")
    object.add("all", [inner, JSONObject()])
    object.add("a", -1)
    #expect(
      object.closed == #"{"id":7,"balance":"none","trouble":null,"all":[{"z":1},{}],"a":-1}"#)
    #expect(JSONObject().closed == "{}")
  }

  @Test("A text is escaped so that any JSON parser reads the same text")
  func escapes() throws {
    let controls = String(String.UnicodeScalarView((0...0x1F).compactMap { Unicode.Scalar($0) }))
    for text in [
      "", "plain", "\"quoted\"", "back\\slash", "a/b", controls, "\u{7F}", "Jörg", "e\u{301}",
      "\u{1F600}", "\u{2028}", "\r\n", "\",\"admin\":true,\"",
    ] {
      var object = JSONObject()
      object.add("text", text)
      let read = try JSONDecoder().decode(
        [String: String].self, from: Data(object.closed.utf8))
      #expect(read["text"].map { Array($0.utf8) } == Array(text.utf8), "\(object.closed)")
    }
  }

  @Test("Line breaks and control characters are written as escapes")
  func staysOnOneLine() {
    var object = JSONObject()
    object.add("text", "a\nb\rc\u{0}\u{1F}\"\\")
    #expect(object.closed == #"{"text":"a\nb\u000dc\u0000\u001f\"\\"}"#)
  }

  /// How amounts are printed, exercise 1.12 says.
  private static let amountsArePrinted = Money(cents: 5).description == "0.05"

  @Test(
    "Amounts are numbers in their shortest form", .enabled(if: amountsArePrinted),
    arguments: [
      (0, "0"), (5, "0.05"), (10, "0.1"), (12_50, "12.5"), (100_00, "100"), (1_000_00, "1000"),
      (-5, "-0.05"), (-50, "-0.5"), (-12_00, "-12"), (Int.max, "92233720368547758.07"),
      (Int.min, "-92233720368547758.08"),
    ])
  func writesAmounts(cents: Int, text: String) throws {
    var object = JSONObject()
    object.add("balance", Money(cents: cents))
    #expect(object.closed == "{\"balance\":\(text)}")
  }
}
