import CommandHandlers
import EventSourcing
import Events
import Foundation
import Testing

@Suite("Stage 3: Names")
struct NameTests {
  @Test(
    "A name is neither empty nor too long",
    arguments: [
      ("", User.Rejection.nameEmpty(.first)), (" \t\n", .nameEmpty(.first)),
      (String(repeating: "x", count: 101), .nameTooLong(.first, count: 101)),
    ])
  func refuses(name: String, rejection: User.Rejection) throws {
    let email = try JSONDecoder().decode(EmailAddress.self, from: Data(#""john@example.com""#.utf8))
    let specification = User.given()
      .when(.register(1, firstName: name, lastName: "Doe", email: email))
      .thenRefuses(with: rejection)
    #expect(specification.outcome() == specification.expectation)
  }
}
