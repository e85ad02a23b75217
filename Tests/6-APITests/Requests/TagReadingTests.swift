import API
import APISupport
import HTTPServer
import Testing

@Suite("Given: tags in headers")
struct TagReadingTests {
  private func condition(_ values: String...) throws -> TagCondition? {
    let headers = HTTPHeaders(values.map { HTTPHeaders.Field(.ifMatch, $0) })
    return try TagCondition(.ifMatch, of: .get("/users/1", headers))
  }

  @Test("A version is written in quotes")
  func writes() {
    #expect(EntityTag(version: 12).description == "\"12\"")
  }

  @Test("Without a header there is no condition, and the two headers are separate")
  func absent() throws {
    #expect(try condition() == nil)
    #expect(try TagCondition(.ifNoneMatch, of: .get("/", [.ifMatch: "\"1\""])) == nil)
  }

  @Test("A star matches every version", arguments: ["*", " * ", "\t*"])
  func star(value: String) throws {
    #expect(try condition(value) == .anything)
  }

  @Test("Tags are read, strong and weak ones, in one header or in several")
  func lists() throws {
    #expect(try condition("\"3\"") == .tags([.init("3")]))
    #expect(try condition("W/\"3\"") == .tags([.init("3", isWeak: true)]))
    #expect(
      try condition("\"3\" ,W/\"4\",\t\"\"")
        == .tags([.init("3"), .init("4", isWeak: true), .init("")]))
    #expect(try condition("\"3\"", "\"4\"") == .tags([.init("3"), .init("4")]))
    // Empty members mean nothing (RFC 9110, section 5.6.1).
    #expect(try condition(", \"3\",,", "") == .tags([.init("3")]))
  }

  @Test("A tag of another server may contain commas, stars and any letters")
  func foreign() throws {
    #expect(try condition("\"a,b\", \"*\"") == .tags([.init("a,b"), .init("*")]))
    #expect(try condition("\"é\"") == .tags([.init("é")]))
  }

  @Test(
    "A header that is neither a star nor a list of quoted tags is rejected",
    arguments: [
      "3", "", " ", ",", "\"3", "3\"", "'3'", "\"3\" \"4\"", "\"3\"4", "*, \"3\"", "\"3\", *",
      "* *", "w/\"3\"", "W/ \"3\"", "W/3", "W/", "\"3\";q=1", "\"a b\"", "\"3\", 4",
    ])
  func refuses(value: String) {
    let error = #expect(throws: InvalidRequest.self) { try condition(value) }
    #expect(error?.field == "If-Match")
  }

  @Test(
    "Only a tag in the bank's form is a version",
    arguments: [
      ("3", 3), ("03", nil), ("+3", nil), ("3.0", nil), ("", nil), ("a", nil), ("٣", nil),
      ("9223372036854775808", nil),
    ] as [(String, Int?)])
  func versions(text: String, version: Int?) {
    #expect(TagCondition.Tag(text).version == version)
  }
}
