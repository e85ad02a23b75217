import Events
import ExerciseSupport
import Testing

@Suite("Stage 1: EmailAddress")
struct EmailAddressTests {
  @Test(
    "However an address is typed, it is kept in one spelling", .exercise("1.14"),
    arguments: [
      "john@example.com", "John@Example.com", "JOHN@EXAMPLE.COM", " john@example.com",
      "john@example.com  ", "\tJohn@example.COM ",
    ])
  func keepsOneSpelling(text: String) throws {
    let outcome = try Outcome { try EmailAddress(parsing: text).value }
    try #require(
      outcome.value == "john@example.com",
      """
      \(text.debugDescription) is to be kept as "john@example.com", but your code \(outcome). Bring every \
      address into lower case and cut the white space around it. Two spellings of one address are two \
      users with one mailbox. Read: Chapter 1, exercise 1.14.
      """)
  }

  @Test(
    "Addresses that people really have are taken", .exercise("1.14"),
    arguments: [
      "j@x.io", "john.smith@example.com", "john+bank@example.com", "o'hara@mail.example.co.uk",
      "007@agents-4-hire.example",
      String(repeating: "a", count: 242) + "@example.com",
    ])
  func takesRealAddresses(text: String) throws {
    let outcome = try Outcome { try EmailAddress(parsing: text).value }
    try #require(
      outcome.value == text,
      """
      "\(text)" has the shape of an address, but your code \(outcome). Ask for one @, something \
      before it and a point inside the domain, for at most 254 characters, and for no more: \
      every rule beyond that turns a customer away. Read: Chapter 1, exercise 1.14.
      """)
  }

  @Test(
    "What cannot be an address is refused", .exercise("1.14"),
    arguments: [
      ("", "it is empty"), ("   ", "it has nothing but blanks"),
      ("john", "it has no @"), ("example.com", "it has no @"),
      ("@example.com", "nothing stands before the @"), ("john@", "nothing stands behind the @"),
      ("john@@example.com", "it has two @"), ("john@smith@example.com", "it has two @"),
      ("john@example", "its domain has no point inside"),
      ("john.smith@example", "its domain has no point inside"),
      ("john@.com", "its domain begins with the point"),
      ("john@example.", "its domain ends with the point"),
      ("john smith@example.com", "it has a blank inside"),
      ("john@exam ple.com", "it has a blank inside"),
      ("john@\texample.com", "it has a tab inside"),
    ])
  func refusesOtherShapes(text: String, reason: String) throws {
    let outcome = try Outcome { try EmailAddress(parsing: text).value.debugDescription }
    try #require(
      outcome.error is EmailAddressError,
      """
      \(text.debugDescription) is no address: \(reason). Your code \(outcome), where it has to throw \
      `EmailAddressError`. What gets in here stands in the log for ever, and no statement will \
      reach that customer. Read: Chapter 1, exercise 1.14.
      """)
  }

  @Test("An address of more than 254 characters is refused", .exercise("1.14"))
  func refusesTooLong() throws {
    let text = String(repeating: "a", count: 243) + "@example.com"
    let outcome = try Outcome { try EmailAddress(parsing: text).value.count }
    try #require(
      outcome.error is EmailAddressError,
      """
      An address of \(text.count) characters has to be refused with `EmailAddressError`, but your \
      code \(outcome). Mail systems carry at most 254, and input without a limit fills the log. \
      Read: Chapter 1, exercise 1.14.
      """)
  }
}
