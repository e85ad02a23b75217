import APISupport
import HTTPServer
import Testing

@testable import API

@Suite("Given: the pages for browsers")
struct WebPagesTests {
  private let page = Reply(WebPages.html(Array("<p>Grüße</p>".utf8)))

  @Test("A page is sent unchanged, with its media type and encoding")
  func sends() {
    #expect(page.status == 200 && page.text == "<p>Grüße</p>")
    #expect(page.headers[.contentType] == "text/html; charset=utf-8")
  }

  @Test("A page can't load anything, be framed, or send forms")
  func policy() throws {
    let policy = try #require(page.headers["Content-Security-Policy"])
    let parts = policy.split(separator: ";").map { $0.drop { $0 == " " } }
    for part in [
      "default-src 'none'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
      "frame-ancestors 'none'",
    ] {
      #expect(parts.contains(part[...]))
    }
    #expect(!policy.contains("\n") && !policy.contains("http") && !policy.contains("*"))
    #expect(page.headers.values("Content-Security-Policy").count == 1)
  }

  @Test("A browser revalidates a page each time")
  func caching() {
    #expect(page.headers[.cacheControl] == "no-cache")
    #expect(Reply(WebPages().contractResponse).headers[.cacheControl] == "no-cache")
  }

  @Test("The contract is JSON, to the byte")
  func contract() {
    let contract = Reply(WebPages(contract: Array(#"{"openapi":"3.1.0"}"#.utf8)).contractResponse)
    #expect(contract.status == 200 && contract.text == #"{"openapi":"3.1.0"}"#)
    #expect(contract.headers[.contentType] == "application/json")
  }
}
