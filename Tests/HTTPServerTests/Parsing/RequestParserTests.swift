import Testing

@testable import HTTPServer

@Suite("The request parser")
struct RequestParserTests {
  @Test(
    "A request is parsed however it is split", arguments: [1, 2, 3, 7, 64, .max])
  func pieces(size: Int) {
    let text =
      "GET /accounts/1?version=2 HTTP/1.1\r\nHost: a\r\n\r\n"
      + "POST /deposit/ HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
      + "\r\nPUT /a HTTP/1.1\r\nhost:a\r\ntransfer-encoding: Chunked\r\n\r\n"
      + "3\r\nabc\r\n10;name=value\r\n0123456789abcdef\r\n0\r\nTrailer: a\r\n\r\n"
      + "DELETE http://a:80/b?c HTTP/1.1\r\nHost: a\r\n\r\nOPTIONS * HTTP/1.0\r\n\r\n"
    let parsed = Parsed(text, inPiecesOf: size)
    guard case .requests(let requests) = parsed else {
      Issue.record("It was refused: \(parsed)")
      return
    }
    #expect(
      requests.map { $0.replacing(" ", with: "") } == [
        "GET/accounts/1?version=2", "POST/deposit/hello", "PUT/aabc0123456789abcdef",
        "DELETE/b?c", "OPTIONS*",
      ])
  }

  @Test("An incomplete request needs more bytes")
  func waits() {
    let text = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
    for length in 0..<text.utf8.count {
      #expect(Parsed(text.utf8.prefix(length)) == .requests([]))
    }
  }

  @Test(
    "An ambiguous request is rejected",
    arguments: [
      "Content-Length: 5\r\nContent-Length: 5", "Content-Length: 5\r\nContent-Length: 6",
      "Content-Length: 5, 5", "Content-Length: +5", "Content-Length: -5", "Content-Length: 5 5",
      "Content-Length:", "Content-Length: 0x5", "Content-Length: ٥",
      "Content-Length: 5\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked, chunked",
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "Transfer-Encoding: identity",
      "Transfer-Encoding: chunked, gzip", "Transfer-Encoding: xchunked", "Transfer-Encoding:",
      "Transfer-Encoding: ,chunked", "Transfer-Encoding: chunked,", "Transfer-Encoding: chunked;a",
      "Transfer-Encoding: chun\u{212A}ed", "Transfer-Encoding: chunked\u{301}",
      "Content-Length : 5", " Content-Length: 5", "X: a\r\n b", "X: a\r\n\tb", "X", ": a",
      "X: a\nY: b", "X: a\rY: b", "X: a\u{0}", "X\u{0}: a", "X: \u{7F}", "Ü: a",
      "Host: b", "Host: a\r\nHost: a",
    ])
  func smuggling(headers: String) {
    let parsed = Parsed("POST / HTTP/1.1\r\nHost: a\r\n\(headers)\r\n\r\nhello")
    #expect(parsed == .refused(.badRequest))
  }

  @Test(
    "A request line has exactly three parts",
    arguments: [
      ("GET  / HTTP/1.1", HTTPStatus.badRequest), ("GET / HTTP/1.1 ", .badRequest),
      ("GET /", .badRequest), (" GET / HTTP/1.1", .badRequest), ("GET / http/1.1", .badRequest),
      ("GET / HTTP/1.10", .badRequest), ("GET / HTTP/11", .badRequest),
      ("G(T / HTTP/1.1", .badRequest),
      ("GET a HTTP/1.1", .badRequest), ("GET * HTTP/1.1", .badRequest),
      ("GET /\u{1} HTTP/1.1", .badRequest), ("GET /ü HTTP/1.1", .badRequest),
      ("GET /a#b HTTP/1.1", .badRequest), ("GET / HTTP/2.0", .versionNotSupported),
      ("GET / HTTP/0.9", .versionNotSupported), ("BREW / HTTP/1.1", .notImplemented),
      ("get / HTTP/1.1", .notImplemented), ("CONNECT a:80 HTTP/1.1", .notImplemented),
      ("CONNECT / HTTP/1.1", .notImplemented), ("GET /\u{0} HTTP/1.1", .badRequest),
      ("GET /\u{7F} HTTP/1.1", .badRequest), ("GET ftp://a/ HTTP/1.1", .badRequest),
      ("GET http:///a HTTP/1.1", .badRequest), ("GET http://a?b HTTP/2", .badRequest),
    ])
  func requestLine(line: String, status: HTTPStatus) {
    #expect(Parsed("\(line)\r\nHost: a\r\n\r\n") == .refused(status))
  }

  @Test("A part that is too long is rejected with its status")
  func limits() {
    var limits = ServerLimits()
    (limits.headSize, limits.targetSize) = (200, 20)
    (limits.headerCount, limits.bodySize) = (3, 10)
    let long = String(repeating: "a", count: 300)
    let cases: [(String, HTTPStatus)] = [
      ("GET /\(long.prefix(20)) HTTP/1.1\r\nHost: a\r\n\r\n", .uriTooLong),
      ("GET /\(long)", .uriTooLong), (long, .uriTooLong),
      ("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)", .headerFieldsTooLarge),
      ("GET / HTTP/1.1\r\nHost: a\r\nA: a\r\nB: b\r\nC: c\r\n\r\n", .headerFieldsTooLarge),
      ("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", .contentTooLarge),
      (
        "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
        .contentTooLarge
      ),
      (
        "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n5\r\n",
        .contentTooLarge
      ),
      ("PUT / HTTP/1.1\r\nHost: a\r\n\r\n", .lengthRequired),
      ("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", .notImplemented),
    ]
    for (text, status) in cases {
      for size in [1, .max] {
        #expect(Parsed(text, inPiecesOf: size, limits: limits) == .refused(status), "\(text)")
      }
    }
  }

  @Test(
    "A chunk must be well-formed",
    arguments: [
      "g\r\nabc\r\n", "\r\nabc\r\n", "-3\r\nabc\r\n", "0x3\r\nabc\r\n", "3 \r\nabc\r\n",
      "3\nabc\r\n",
      "3\r\nabcd\r\n", "3\r\nabc\n0\r\n\r\n", "3\r\nabc0\r\n\r\n", "123456789\r\n",
      "3;\u{1}\r\nabc",
      "0\r\nbad trailer\r\n\r\n", "3\r\nabc\r\r\n",
    ])
  func chunks(body: String) {
    let parsed = Parsed("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(body)")
    #expect(parsed == .refused(.badRequest))
  }

  /// The grammar has any number of digits (RFC 9112, section 7.1), and a client may write all sizes
  /// with the same one. What counts is the value, and that the line is short.
  @Test(
    "The size of a chunk may have leading zeros",
    arguments: ["3", "03", "000000003", "00000000000000000003;x"])
  func zeros(size: String) {
    let head = "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    for end in ["0", "000000000"] {
      for count in [1, .max] {
        let parsed = Parsed("\(head)\(size)\r\nabc\r\n\(end)\r\n\r\n", inPiecesOf: count)
        #expect(parsed == .requests(["PUT / abc"]))
      }
    }
    let endless = String(repeating: "0", count: 300)
    #expect(Parsed("\(head)\(endless)3\r\nabc\r\n0\r\n\r\n") == .refused(.badRequest))
    let large = "\(head)0000000000\(String(16 * 1024 * 1024, radix: 16))\r\n"
    #expect(Parsed(large) == .refused(.contentTooLarge))
  }

  @Test("OPTIONS for the whole server has a star or no path")
  func star() {
    for target in ["*", "http://a", "HTTPS://a:8080"] {
      #expect(Parsed("OPTIONS \(target) HTTP/1.1\r\nHost: a\r\n\r\n") == .requests(["OPTIONS * "]))
    }
    for (target, path) in [("http://a/", "/"), ("http://a?b", "/?b"), ("/", "/")] {
      let parsed = Parsed("OPTIONS \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(parsed == .requests(["OPTIONS \(path) "]))
    }
  }

  @Test("Chunk extensions and trailers count towards a limit", arguments: [";a", "0"])
  func extensions(filling: String) {
    let head = "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    let padding = String(repeating: filling, count: 100 / filling.count)
    let chunk = filling == "0" ? "\(padding)1\r\nb\r\n" : "1\(padding)\r\nb\r\n"
    let end = "0\r\n\r\n"
    let few = Parsed(head + String(repeating: chunk, count: 100) + end)
    #expect(few == .requests(["PUT / " + String(repeating: "b", count: 100)]))
    let many = Parsed(head + String(repeating: chunk, count: 200) + end)
    #expect(many == .refused(.headerFieldsTooLarge))
  }

  /// Bytes above 127 have no meaning for HTTP (RFC 9110, section 5.5): a client that calls itself
  /// Café in the encoding of its system is served.
  @Test("A header's value is kept in any encoding")
  func values() throws {
    let head = Array("GET / HTTP/1.1\r\nHost: a\r\nX: \t é \u{1F600}  \r\n\r\n".utf8)
    var parser = RequestParser(limits: ServerLimits())
    parser.append(head)
    guard case .head(let read) = try parser.next() else {
      Issue.record("There is no head.")
      return
    }
    #expect(read.headers.values("x") == ["é \u{1F600}"])
    var old = RequestParser(limits: ServerLimits())
    let agent = Array("User-Agent: Caf".utf8) + [0xE9, 0x20, 0x80, 0xFF]
    old.append(Array("GET / HTTP/1.1\r\nHost: a\r\n".utf8) + agent + Array("\r\n\r\n".utf8))
    guard case .head(let latin) = try old.next() else {
      Issue.record("There is no head.")
      return
    }
    #expect(latin.headers.values("user-agent") == ["Caf\u{E9} \u{80}\u{FF}"])
  }

  @Test("A token has the characters in RFC 9110")
  func words() {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let listed = Set("!#$%&'*+-.^_`|~0123456789\(letters)\(letters.uppercased())".utf8)
    #expect(Set((UInt8.min...UInt8.max).filter(\.isTokenCharacter)) == listed)
  }
}
