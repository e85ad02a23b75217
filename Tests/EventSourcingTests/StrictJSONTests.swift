import EventSourcing
import Foundation
import Testing

/// What comes from outside is JSON as RFC 8259 has it, and nothing that only looks like it.
///
/// Programs disagree about everything else: one takes it, the next one reads something different, and
/// a third refuses what the first has stored.
@Suite("Given: Strict JSON")
struct StrictJSONTests {
  private let limits = JSONLimits(size: 1_000_000, depth: 10, valueCount: 100_000)

  private func refusal(_ json: some Sequence<UInt8>) -> RefusedJSON? {
    do throws(RefusedJSON) {
      try limits.check(Data(json))
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "Everything in the grammar is accepted",
    arguments: [
      "0", "-0", "-1", "10", "0.50", "1e5", "1E+5", "1.5e-05", "true", "false", "null", "\"\"",
      #""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00""#, "\"é∀😀\u{7F}\u{2028}\u{FFFE}\"", "[]", "{}",
      " [ 1 , [ ] , { } ]\t\r\n", #"{ "" : {"a":[{"a":null}]} , "a" : -0.0 }"#,
    ])
  func reads(json: String) throws {
    #expect(refusal(json.utf8) == nil)
    #expect(throws: Never.self) { try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8)) }
  }

  @Test(
    "Everything outside of the grammar is rejected, with its place",
    arguments: [
      ("[1,]", 4), (#"{"a":1,}"#, 8), ("[,1]", 2), ("[1,,2]", 4), ("{,}", 2), ("[1 2]", 4),
      ("[1}", 3), (#"{"a":1]"#, 7), ("]", 1), (#"{"a" 1}"#, 6), (#"{"a"::1}"#, 6), ("{a:1}", 2),
      ("{1:1}", 2), ("['a']", 2), ("[1]//", 4), ("/**/1", 1), ("#1", 1), ("1 1", 3), ("{}{}", 3),
      ("01", 2), ("-01", 3), ("+1", 1), (".5", 1), ("1.]", 3), ("-.5", 2), ("1.e1", 3), ("1e+]", 4),
      ("0x1F", 2), ("[-]", 3), ("NaN", 1), ("-Infinity", 2), ("nul]", 4), ("True", 1), ("nullx", 5),
      ("\"\t\"", 2), ("\"\n\"", 2), ("\"\u{1F}\"", 2), (#""\x41""#, 3), (#""\'""#, 3),
      (#""\u12g4""#, 6), (#""\u{41}""#, 4), (#""\ud83d""#, 8), (#""\ud83d\n""#, 9),
      (#""\ud83dA""#, 8), (#""\ud83d\u0041""#, 2), (#""\ude00""#, 2), ("[\u{A0}1]", 2),
      ("\u{FEFF}1", 1), ("1\u{0B}", 2),
    ])
  func refuses(json: String, byte: Int) {
    #expect(refusal(json.utf8) == .notJSON(byte: byte))
  }

  @Test(
    "Truncated JSON is rejected",
    arguments: [
      "", " ", "[", "[1", "[1,", "{", #"{"a"#, #"{"a""#, #"{"a":"#, #"{"a":1"#, #"{"a":1,"#, "\"",
      "-",
      "1.", "1e", "1e-", "tru", #""\"#, #""\u12"#, #""\ud83d\u"#,
    ])
  func refusesUnfinished(json: String) {
    #expect(refusal(json.utf8) == .unfinished)
  }

  @Test(
    "Invalid UTF-8 is rejected, inside of strings and outside",
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xE0, 0x9F, 0xBF, 0x22],
      [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22],
      [0x22, 0xC3, 0x22], [0x22, 0xE2, 0x82, 0x22], [0xFF, 0xFE, 0x31, 0x00], [0x31, 0x00],
      [0x22, 0x00, 0x22], [0x80],
    ] as [[UInt8]])
  func refusesOtherBytes(bytes: [UInt8]) {
    #expect(refusal(bytes) == .notUTF8)
  }

  @Test(
    "A duplicate member is rejected, at any depth and with any escapes",
    arguments: [
      (#"{"a":1,"a":1}"#, "a"), (#"{"a":1,"b":{},"a":[]}"#, "a"), (#"{"":1,"":2}"#, ""),
      (#"[[{"b":{"a":1,"a":2}}]]"#, "a"), (#"{"x":{"a":1},"a":2,"\u0061":3}"#, "a"),
      (#"{"\u00e9":1,"é":2}"#, "é"), (#"{"\ud83d\ude00":1,"😀":2}"#, "😀"),
      (#"{"\/\n\"":1,"/\u000A\u0022":2}"#, "/\n\""),
      // In Swift, these two are one key of a dictionary, so one of the values would be lost.
      ("{\"\u{E9}\":1,\"e\u{301}\":2}", "é"),
    ])
  func refusesRepeatedMembers(json: String, name: String) {
    #expect(refusal(json.utf8) == .repeatedMember(name))
  }

  @Test(
    "The same name in another object is no duplicate",
    arguments: [
      #"{"a":{"a":{"a":1}}}"#, #"[{"a":1},{"a":2}]"#, #"{"b":[{"a":1},{"a":2}],"a":3}"#,
      #"{"a":"b","b":"a"}"#, #"{"a":1,"A":2,"aa":3}"#, #"{"a":1,"\\u0061":2}"#,
    ])
  func readsNamesOfOthers(json: String) {
    #expect(refusal(json.utf8) == nil)
  }

  /// Compared each with each, this would be more than a billion comparisons.
  @Test("Tens of thousands of members are compared quickly")
  func comparesManyNames() {
    let members = (0..<50_000).map { "\"m\($0)\":0" }.joined(separator: ",")
    let time = ContinuousClock().measure { #expect(refusal("{\(members)}".utf8) == nil) }
    #expect(time < .seconds(5))
    #expect(refusal("{\(members),\"m\\u0037\":0}".utf8) == .repeatedMember("m7"))
  }

  /// A stored number with more digits than `Decimal` has would be read as another one.
  @Test("In an event, a number that would be rounded is rejected")
  func refusesRoundedNumbers() {
    let digits = String(repeating: "7", count: JSONLimits.longestExactNumber)
    #expect(throws: Never.self) { try JSONLimits.event.check("[\(digits)]") }
    #expect(throws: RefusedJSON.numberLength(limit: 38)) {
      try JSONLimits.event.check("[\(digits)7]")
    }
  }
}
