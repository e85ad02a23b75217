import EventSourcing
import Testing

@Suite("Given: StreamID")
struct StreamIDTests {
  @Test(
    "The first dash ends the category",
    arguments: [
      ("account-1", "account", "1"),
      ("transfer-0b5c-11ef", "transfer", "0b5c-11ef"),
      ("user--1", "user", "-1"),
      // An accent that would melt with the dash.
      ("email-\u{301}a@example.com", "email", "\u{301}a@example.com"),
    ])
  func parses(text: String, category: String, id: String) throws {
    let stream = try #require(StreamID(parsing: text))
    #expect(stream.category.rawValue == category)
    #expect(stream.id == id)
    #expect(stream.description == text)
  }

  @Test(
    "A text without a category or an id is rejected",
    arguments: ["", "-", "account", "account-", "-1"])
  func refuses(text: String) {
    #expect(StreamID(parsing: text) == nil)
  }

  @Test("Streams are equal if their category and id are")
  func equality() {
    #expect(StreamID(parsing: "account-1") == StreamID(category: "account", id: "1"))
    #expect(StreamID(parsing: "account-1") != StreamID(parsing: "user-1"))
  }
}
