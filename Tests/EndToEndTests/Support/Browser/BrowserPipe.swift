import EventSourcing
import Foundation
import Synchronization

/// The talk with a browser: JSON messages in both directions, each with a zero byte behind it.
///
/// It is the DevTools protocol, over `--remote-debugging-pipe`: without a port that another
/// program could take, and without a client for web sockets.
final class BrowserPipe: Sendable {
  /// What has come and nobody has asked for yet.
  private struct Inbox {
    var lastID = 0
    var answers: [Int: JSONValue] = [:]
    var events: [String: [JSONValue]] = [:]
    var rest = Data()
    var hasEnded = false
  }

  private let input: FileHandle
  private let inbox = Mutex(Inbox())

  init(to input: FileHandle, from output: FileHandle) {
    self.input = input
    Thread.detachNewThread { [self] in
      // An empty piece is the end: the browser is gone.
      while case let piece = output.availableData, !piece.isEmpty { take(piece) }
      inbox.withLock { $0.hasEnded = true }
    }
  }

  /// Sends a command and returns the result of its answer.
  ///
  /// - Throws: ``BrowserTrouble`` when the browser refuses the command or is gone, and
  ///   ``NeverHappened`` when no answer comes.
  @discardableResult
  func send(
    _ method: String, _ parameters: [String: JSONValue] = [:], session: String? = nil
  ) async throws -> JSONValue {
    let id = inbox.withLock { inbox in
      inbox.lastID += 1
      return inbox.lastID
    }
    var message: [String: JSONValue] = [
      "id": .integer(id), "method": .string(method), "params": .object(parameters),
    ]
    if let session { message["sessionId"] = .string(session) }
    try input.write(contentsOf: try JSONEncoder().encode(JSONValue.object(message)) + [0])
    var answer: JSONValue?
    try await eventually("the browser answers \(method)", every: .milliseconds(2)) {
      let hasEnded: Bool
      (answer, hasEnded) = inbox.withLock { ($0.answers.removeValue(forKey: id), $0.hasEnded) }
      if hasEnded, answer == nil { throw BrowserTrouble("The browser is gone, at \(method).") }
      return answer != nil
    }
    if let error = answer?["error"] { throw BrowserTrouble("\(method): \(error.text)") }
    return answer?["result"] ?? .null
  }

  /// The events that have come for a session, in order.
  func events(of session: String) -> [JSONValue] {
    inbox.withLock { $0.events[session, default: []] }
  }

  private func take(_ piece: Data) {
    inbox.withLock { inbox in
      inbox.rest += piece
      while let end = inbox.rest.firstIndex(of: 0) {
        let message = try? JSONDecoder().decode(JSONValue.self, from: inbox.rest[..<end])
        inbox.rest = Data(inbox.rest[(end + 1)...])
        guard let message else { continue }
        if let id = message["id"]?.number {
          inbox.answers[Int(id)] = message
        } else if let session = message["sessionId"]?.string {
          inbox.events[session, default: []].append(message)
        }
      }
    }
  }
}

/// The browser has not done what it was asked for.
struct BrowserTrouble: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

extension JSONValue {
  /// A member of an object; `nil` for all that has no such member.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .decimal(let value): NSDecimalNumber(decimal: value).doubleValue
    default: nil
    }
  }

  /// The value as JSON, for people who read about a failure.
  var text: String {
    (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "\(self)"
  }
}
