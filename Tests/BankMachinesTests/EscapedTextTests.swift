import Testing

@testable import BankMachines

@Suite("Texts with a NUL in PostgreSQL")
struct EscapedTextTests {
  @Test(
    "Each text comes back as it was, and none has a NUL on the way",
    arguments: ["", "Ada", "\0", "\\", "\\0", "\\\0", "a\0b\\c\\\\0", "é\u{301}\0"])
  func comesBack(text: String) {
    #expect(!text.escapingNUL.unicodeScalars.contains("\0"))
    #expect(
      Array(String(escapedNUL: text.escapingNUL).unicodeScalars) == Array(text.unicodeScalars))
  }
}
