import API
import APISupport
import Events
import HTTPServer
import Testing

@Suite("Stage 6: The members of a body")
struct RequestFieldsTests {
  private func text(_ json: String) throws -> String {
    try RequestFields(of: .post("/users/", "{\"name\": \(json)}"), "name").text("name")
  }

  private func email(_ json: String) throws -> EmailAddress {
    try RequestFields(of: .post("/users/", "{\"email\": \(json)}"), "email").email("email")
  }

  /// What a call refuses the request for; `nil` when it does not.
  private func refusal(_ call: () throws -> Any) -> InvalidRequest? {
    do {
      _ = try call()
      return nil
    } catch {
      return error as? InvalidRequest
    }
  }

  // MARK: the body

  @Test(
    "The Content-Type has to be JSON",
    arguments: ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])
  func wantsJSON(type: String) {
    let request = HTTPRequest(
      method: .post, target: "/", headers: [.contentType: type], body: Array("{}".utf8))
    #expect(throws: UnsupportedMediaType(found: type)) { try RequestFields(of: request, "a") }
  }

  @Test("A body without a Content-Type is rejected")
  func wantsKind() {
    let request = HTTPRequest(method: .post, target: "/", body: Array("{}".utf8))
    #expect(throws: UnsupportedMediaType(found: nil)) { try RequestFields(of: request, "a") }
  }

  @Test(
    "A charset and capital letters make no difference",
    arguments: ["application/json; charset=utf-8", "Application/JSON", " application/json ;a=b"])
  func passesParametersOver(type: String) throws {
    let request = HTTPRequest(
      method: .post, target: "/", headers: [.contentType: type],
      body: Array(#"{"a": "b"}"#.utf8))
    #expect(try RequestFields(of: request, "a").text("a") == "b")
  }

  /// What encoded bytes mean is not in them (RFC 9110, section 8.4), so a body with a coding that is
  /// not undone here is neither taken as it is nor called broken.
  @Test(
    "An encoded body is rejected, with the accepted encoding in the response",
    arguments: ["br", "gzip", "x-gzip", "identity, gzip", "IDENTITY,deflate", "none"])
  func refusesCodings(codings: String) throws {
    let request = HTTPRequest.post("/", "{\"a\": 1}", [.contentEncoding: codings])
    let error = try #require(throws: (any Error).self) { try RequestFields(of: request, "a") }
    let problem = try #require(error as? any ProblemConvertible).problem
    #expect(problem.name == "unsupported-media-type" && problem.field == "Content-Encoding")
    #expect(HTTPResponse(problem).headers[.acceptEncoding] == "identity")
  }

  @Test(
    "A body with the coding identity is not encoded", arguments: ["identity", "Identity", "", ","])
  func takesIdentity(codings: String) throws {
    let request = HTTPRequest.post("/", "{\"a\": \"b\"}", [.contentEncoding: codings])
    #expect(try RequestFields(of: request, "a").text("a") == "b")
  }

  @Test("The body has to be an object", arguments: ["[]", "1", "\"text\"", "null", ""])
  func wantsObject(body: String) {
    #expect(throws: InvalidRequest.self) { try RequestFields(of: .post("/", body), "a") }
  }

  @Test("An unknown member is rejected with its name")
  func namesUnknownMembers() {
    let refusal = refusal {
      try RequestFields(of: .post("/", #"{"amount": 1, "amonut": 2}"#), "account_id", "amount")
    }
    #expect(refusal?.field == "amonut")
    #expect(refusal?.reason.contains("account_id, amount") == true)
  }

  // MARK: texts

  @Test("A text is read unchanged", arguments: ["Ada", " Ada ", "Jörg", "李", "O'Neil & Söhne", ""])
  func readsTexts(name: String) throws {
    #expect(try text("\"\(name)\"") == name)
  }

  @Test(
    "Control characters and markup are rejected",
    arguments: [
      #""\u0000""#, #""a\nb""#, #""a\tb""#, #""\u001b[31m""#, #""\u007f""#, #""\u0085""#,
      #""<script>""#, #""a>b""#, #""\u003cb\u003e""#,
    ])
  func refusesMarkup(json: String) {
    #expect(refusal { try text(json) }?.field == "name")
    #expect(refusal { try email(json) }?.field == "email")
  }

  @Test(
    "A value that isn't a string is rejected",
    arguments: ["1", "true", "null", "[]", "{}", "[\"Ada\"]"])
  func refusesOthers(json: String) {
    #expect(refusal { try text(json) }?.field == "name")
    #expect(refusal { try email(json) }?.field == "email")
  }

  @Test("A single surrogate in an escape is rejected", arguments: [#""\ud83d""#, #""Ada \ude00""#])
  func refusesLoneSurrogates(json: String) {
    #expect(refusal { try text(json) } != nil)
  }

  @Test("A missing text is reported by its name")
  func missesTexts() throws {
    let fields = try RequestFields(of: .post("/", "{}"), "name", "email")
    #expect(refusal { try fields.text("name") }?.field == "name")
    #expect(refusal { try fields.email("email") }?.field == "email")
  }

  @Test("A text with more than a thousand scalars is rejected, even if it looks like one character")
  func refusesEndlessTexts() throws {
    let long = String(repeating: "a", count: 1_000)
    #expect(try text("\"\(long)\"") == long)
    #expect(refusal { try text("\"\(long)a\"") }?.field == "name")
    let accents = "e" + String(repeating: "\u{301}", count: 1_000)
    #expect(accents.count == 1)
    #expect(refusal { try text("\"\(accents)\"") }?.field == "name")
    #expect(refusal { try email("\"ada\(accents)@example.com\"") }?.field == "email")
  }

  // MARK: addresses

  /// What an address looks like, exercise 1.14 says.
  private static let addressesAreRead =
    (try? EmailAddress(parsing: "Ada@Example.com "))?.value == "ada@example.com"

  @Test("An address is normalized", .enabled(if: addressesAreRead))
  func readsAddresses() throws {
    #expect(try email(#"" Ada@Example.COM""#).value == "ada@example.com")
  }

  @Test(
    "An invalid address is rejected with the name of its field", .enabled(if: addressesAreRead),
    arguments: ["", "ada", "ada@example", "a da@example.com", "ada@example.com@example.com"])
  func refusesAddresses(address: String) {
    #expect(refusal { try email("\"\(address)\"") }?.field == "email")
  }

  /// A mark or a joiner melts with the character before it, and that may be one that parts things.
  @Test(
    "An address with non-ASCII characters is rejected",
    arguments: [
      "\u{301}ada@example.com", "\u{200C}ada@example.com", "ada@\u{301}example.com",
      "ada@example.\u{301}com", "j\u{F6}rg@example.com", "\u{212A}@example.com",
      "\u{A0}ada@example.com",
    ])
  func refusesOtherScripts(address: String) {
    #expect(refusal { try email("\"\(address)\"") }?.field == "email")
  }

  @Test("An address of more than 254 characters is rejected", .enabled(if: addressesAreRead))
  func refusesLongAddresses() throws {
    let domain = "@example.com"
    let longest = String(repeating: "a", count: 254 - domain.count) + domain
    #expect(try email("\"\(longest)\"").value == longest)
    #expect(refusal { try email("\"a\(longest)\"") }?.field == "email")
  }
}
