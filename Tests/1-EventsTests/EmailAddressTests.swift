import Events
import ExerciseSupport
import Testing

@Suite("Stage 1: EmailAddress")
struct EmailAddressTests {
  @Test(
    "However an address is typed, it is stored in one spelling", .exercise("1.14"),
    arguments: [
      "john@example.com", "John@Example.com", "JOHN@EXAMPLE.COM", " john@example.com",
      "john@example.com  ", "\tJohn@example.COM ", "john@example.com\n",
    ])
  func keepsOneSpelling(text: String) throws {
    let outcome = try Outcome { try EmailAddress(parsing: text).value }
    try #require(
      outcome.value == "john@example.com",
      """
      Reading \(text.debugDescription):
        expected: john@example.com
        got:      \(outcome)
      Trim the white space at both ends and make the rest lower case. Two spellings of one address \
      are two users with one mailbox. Chapter 1, exercise 1.14.
      """)
  }

  @Test(
    "Addresses that people really have are accepted", .exercise("1.14"),
    arguments: [
      "j@x.io", "john.smith@example.com", "john+bank@example.com", "o'hara@mail.example.co.uk",
      "007@agents-4-hire.example",
    ])
  func takesRealAddresses(text: String) throws {
    let outcome = try Outcome { try EmailAddress(parsing: text).value }
    try #require(
      outcome.value == text,
      """
      "\(text)" has the shape of an address:
        expected: \(text)
        got:      \(outcome)
      Check what the exercise lists and no more: every other rule turns a customer away. \
      Chapter 1, exercise 1.14.
      """)
  }

  @Test(
    "A text that cannot be an address is rejected", .exercise("1.14"),
    arguments: [
      ("", "it is empty"), ("   ", "it is empty once it is trimmed"),
      ("john", "it has no @"), ("example.com", "it has no @"),
      ("@example.com", "there is nothing before the @"), ("john@", "there is nothing after the @"),
      ("john@@example.com", "it has two @"), ("john@smith@example.com", "it has two @"),
      ("john@example", "its domain has no point"),
      ("john.smith@example", "its domain has no point"),
      ("john@.com", "its domain begins with a point"),
      ("john@example.", "its domain ends with a point"),
      ("john@example..com", "its domain has two points in a row"),
      ("john smith@example.com", "it has a space inside"),
      ("john@exam ple.com", "it has a space inside"),
      ("john@\texample.com", "it has a tab inside"),
      ("john@exam\nple.com", "it has a line break inside"),
      ("john\u{A0}smith@example.com", "it has a no-break space inside"),
    ])
  func refusesOtherShapes(text: String, reason: String) throws {
    let outcome = try Outcome { try EmailAddress(parsing: text).value.debugDescription }
    try #require(
      outcome.error is EmailAddressError,
      """
      \(text.debugDescription) is not an address: \(reason).
        expected: throws EmailAddressError
        got:      \(outcome)
      What is accepted here stays in the log for ever, and no statement reaches that customer. \
      Chapter 1, exercise 1.14.
      """)
  }

  @Test("A rejected address is reported as it was typed", .exercise("1.14"))
  func reportsWhatWasTyped() throws {
    let text = " John@Example "
    let outcome = try Outcome { try EmailAddress(parsing: text).value }
    try #require(
      outcome.error as? EmailAddressError == EmailAddressError(text: text),
      """
      Reading \(text.debugDescription):
        expected: throws EmailAddressError with \(text.debugDescription)
        got:      \(outcome)
      Put the typed text into the error, not the trimmed one, so that customers recognize it. \
      Chapter 1, exercise 1.14.
      """)
  }

  @Test(
    "The limit is 254 characters, counted after trimming", .exercise("1.14"),
    arguments: [
      (String(repeating: "a", count: 242) + "@example.com", "has 254 characters", true),
      (" " + String(repeating: "a", count: 242) + "@example.com  ", "has 254 characters", true),
      (String(repeating: "ä", count: 242) + "@example.com", "has 254 characters", true),
      (String(repeating: "a", count: 243) + "@example.com", "has 255 characters", false),
    ])
  func limitsTheLength(text: String, length: String, isAccepted: Bool) throws {
    let outcome = try Outcome { try EmailAddress(parsing: text).value }
    let isRight =
      isAccepted ? outcome.value != nil : outcome.error is EmailAddressError
    try #require(
      isRight,
      """
      An address that begins with \(text.prefix(4).debugDescription) \(length) once it is trimmed:
        expected: \(isAccepted ? "accepted" : "throws EmailAddressError")
        got:      \(outcome.value == nil ? "rejects it" : "accepts it")
      Mail systems carry at most 254 characters, and input without a limit fills the log. Count \
      characters with `count`, after trimming; `utf8` counts bytes. Chapter 1, exercise 1.14.
      """)
  }
}
