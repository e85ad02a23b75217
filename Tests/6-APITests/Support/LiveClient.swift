import API
import EventSourcing
import ExerciseSupport
import HTTPServer
import StoreConformance
import Synchronization

/// A client of the live feed, which keeps what it was sent.
final class LiveClient: Sendable {
  private let state = Mutex((bytes: [UInt8](), writes: 0, running: 0, mostRunning: 0))
  private let arrivals = AsyncStream<Void>.makeStream()
  private let taking: @Sendable (_ client: LiveClient) async throws -> Void

  /// `taking` happens whenever something is about to be taken that is not a heartbeat.
  init(taking: @escaping @Sendable (LiveClient) async throws -> Void = { _ in }) {
    self.taking = taking
  }

  /// What was sent until now.
  var stream: ServerSentStream { ServerSentStream(state.withLock { $0.bytes }) }
  /// How often something was sent that is not a heartbeat, whether it was taken or not.
  var writeCount: Int { state.withLock { $0.writes } }
  /// How many such pieces were on their way at once, at most.
  var mostAtOnce: Int { state.withLock { $0.mostRunning } }

  /// Takes what `response` sends, until it ends.
  ///
  /// - Throws: what the response's stream throws.
  func take(_ response: HTTPResponse) async throws {
    defer { arrivals.continuation.finish() }
    guard case .stream(let stream) = response.body else { return }
    try await stream(.sending { try await self.take($0) })
  }

  private func take(_ bytes: [UInt8]) async throws {
    if bytes.first != UInt8(ascii: ":") {
      state.withLock { state in
        state.writes += 1
        state.running += 1
        state.mostRunning = max(state.mostRunning, state.running)
      }
      defer { state.withLock { $0.running -= 1 } }
      try await taking(self)
    }
    state.withLock { $0.bytes += bytes }
    arrivals.continuation.yield()
  }

  /// What was sent when `isEnough` says so; what there is when that does not come soon.
  func stream(when isEnough: @escaping @Sendable (ServerSentStream) -> Bool) async throws
    -> ServerSentStream
  {
    _ = try await soon { [self] in
      if isEnough(stream) { return }
      for await _ in arrivals.stream where isEnough(stream) { return }
    }
    return stream
  }

  /// What was sent with so many messages, or what there is when they do not come soon.
  func stream(with count: Int) async throws -> ServerSentStream {
    try await stream { $0.messages.count >= count }
  }
}

extension LiveFeed {
  /// Lets `client` follow from where `request` says, as long as `body` goes on.
  ///
  /// - Throws: `Unfinished` when the exercise is not solved yet; what `body` throws.
  func follow<Value>(
    _ request: HTTPRequest, by client: LiveClient,
    _ body: (_ following: Task<Void, any Error>) async throws -> Value
  ) async throws -> Value {
    let response = try await response(to: request)
    let following = Task { try await client.take(response) }
    defer { following.cancel() }
    return try await body(following)
  }
}

/// What a stream of server-sent events says to those who read it (WHATWG HTML, section 9.2.6).
struct ServerSentStream: Equatable {
  struct Message: Equatable, CustomStringConvertible {
    let id: String?
    let event: String
    let data: String

    var description: String {
      "(id \(id ?? "none"), event \(event), data \(data.debugDescription))"
    }
  }

  private(set) var messages: [Message] = []
  private(set) var commentCount = 0

  init(_ bytes: some Sequence<UInt8>) {
    var (id, event, data): (String?, String, String) = (nil, "message", "")
    for line in Self.lines(of: Array(bytes)) {
      if line.isEmpty {
        if !data.isEmpty {
          messages.append(
            Message(id: id, event: event, data: String(data.unicodeScalars.dropLast())))
        }
        (id, event, data) = (nil, "message", "")
        continue
      }
      let (name, value) = Self.field(in: line)
      switch name {
      case "": commentCount += 1
      case "id": id = value
      case "event": event = value
      case "data": data += value + "\n"
      default: break
      }
    }
  }

  /// The numbers of the messages; 0 for one that has none.
  var numbers: [Int] { messages.map { $0.id.flatMap { Int($0) } ?? 0 } }

  /// The lines that have come to their end: with CR, LF or both.
  private static func lines(of bytes: [UInt8]) -> [String] {
    var (lines, line, wasReturn): ([String], [UInt8], Bool) = ([], [], false)
    for byte in bytes {
      let isReturn = byte == UInt8(ascii: "\r")
      let isFeed = byte == UInt8(ascii: "\n")
      if isReturn || (isFeed && !wasReturn) {
        lines.append(String(decoding: line, as: UTF8.self))
        line = []
      } else if !isFeed {
        line.append(byte)
      }
      wasReturn = isReturn
    }
    return lines
  }

  /// The name and the value of a field; a comment has no name.
  private static func field(in line: String) -> (name: String, value: String) {
    let scalars = line.unicodeScalars
    let colon = scalars.firstIndex(of: ":") ?? scalars.endIndex
    var value = scalars[colon...].dropFirst()
    if value.first == " " { value.removeFirst() }
    return (String(scalars[..<colon]), String(value))
  }
}
