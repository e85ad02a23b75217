import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Foundation
import Testing

@Suite("Stage 3: Names")
struct NameTests {
  @Test(
    "A name is neither empty nor too long",
    arguments: [
      ("", User.Rejection.nameEmpty(.first)), (" \t\n", .nameEmpty(.first)),
      (String(repeating: "x", count: 101), .nameTooLong(.first, count: 101)),
      // Nothing to see: such a user could not be told from another one without a name.
      ("\u{202E}", .nameEmpty(.first)), ("\u{3164}", .nameEmpty(.first)),
      ("\u{2800}", .nameEmpty(.first)), ("\u{FFFE}", .nameEmpty(.first)),
      ("\u{200B}\u{AD}\u{2066}", .nameEmpty(.first)), ("\u{301}", .nameEmpty(.first)),
      ("\u{1160} \u{FFA0}\u{1FFFF}", .nameEmpty(.first)), ("\u{E0041}", .nameEmpty(.first)),
    ])
  func refuses(name: String, rejection: User.Rejection) throws {
    let email = try JSONDecoder().decode(EmailAddress.self, from: Data(#""john@example.com""#.utf8))
    let specification = User.given()
      .when(.register(1, firstName: name, lastName: "Doe", email: email))
      .thenRefuses(with: rejection)
    #expect(specification.outcome() == specification.expectation)
  }

  @Test(
    "A name in any script is recorded as it is, also with joiners and marks in it",
    .exercise("3.5"),
    arguments: [
      "O", "李", "नि", "می\u{200C}خواهم", "e\u{301}", "שָׁלוֹם\u{200F}", "1", "?", "👩\u{200D}🚀",
    ])
  func accepts(name: String) throws {
    let email = try JSONDecoder().decode(EmailAddress.self, from: Data(#""john@example.com""#.utf8))
    let specification = User.given()
      .when(.register(1, firstName: name, lastName: "Doe", email: email))
      .then(.created(userID: 1, firstName: name, lastName: "Doe", email: email))
    try #require(
      specification.outcome() == specification.expectation,
      """
      A user with the first name '\(name)' registers, and a name in any script is valid.
        expected: \(specification.expectation)
        got:      \(specification.outcome())
      The names are checked before your code gets them: record them as they are. \
      Chapter 3, exercise 3.5.
      """)
  }
}
