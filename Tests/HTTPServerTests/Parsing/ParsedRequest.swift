@testable import HTTPServer

/// What a parser makes of some bytes.
enum Parsed: Equatable {
  /// The requests that came to their end.
  case requests([String])
  case refused(HTTPStatus)

  /// Parses `bytes`, which come in pieces of `size`.
  init(_ bytes: some Collection<UInt8>, inPiecesOf size: Int = .max, limits: ServerLimits = .init())
  {
    var parser = RequestParser(limits: limits)
    var rest = Array(bytes)[...]
    var requests: [String] = []
    var current: [UInt8] = []
    do throws(RequestRefusal) {
      repeat {
        parser.append(rest.prefix(size))
        rest = rest.dropFirst(size)
        while let part = try parser.next() {
          switch part {
          case .head(let head): current = Array("\(head.method) \(head.target) ".utf8)
          case .body(let bytes): current += bytes
          case .end: requests.append(String(decoding: current, as: UTF8.self))
          }
        }
      } while !rest.isEmpty
      self = .requests(requests)
    } catch {
      self = .refused(error.status)
    }
  }

  init(_ text: String, inPiecesOf size: Int = .max, limits: ServerLimits = .init()) {
    self.init(Array(text.utf8), inPiecesOf: size, limits: limits)
  }
}
