import EventSourcing
import Foundation
import HTTPServer
public import Messaging

/// A hub in another process, over HTTP.
public struct HubClient: HubIntake {
  let client: HTTPClient

  public init(_ address: HTTPAddress) { client = HTTPClient(address: address) }

  /// - Throws: `HubError` for a gap, ``HubRefusal`` for any other answer than yes, ``NoAnswer``, and
  ///   `CancellationError`.
  public func accept(_ batch: SourceBatch) async throws -> Int {
    let answer = try await client.send(.post, "/events/", json: try batch.json())
    let body = try? JSONDecoder().decode(Body.self, from: Data(answer.body), within: Self.limits)
    switch (answer.status, body?.checkpoint) {
    case (200, let checkpoint?): return checkpoint
    case (409, let checkpoint?): throw HubError.gap(checkpoint: checkpoint)
    default:
      throw HubRefusal(status: answer.status, detail: body?.detail ?? "it gave no reason")
    }
  }

  /// Calls `body` with each message after `position`, past and future, in order.
  ///
  /// - Throws: errors of `body`, ``HubRefusal``, ``NoAnswer`` when the connection ends, and
  ///   `CancellationError`.
  public func follow(
    after position: Int, _ body: (HubEvent) async throws -> Void
  ) async throws {
    let stream = try await client.open(
      .get, "/events/stream", ["Last-Event-ID": "\(position)", "Accept": "text/event-stream"])
    guard stream.status == 200 else {
      var answer = stream.first
      while let more = try await stream.next(), answer.count < Self.limits.size { answer += more }
      let problem = try? JSONDecoder().decode(Body.self, from: Data(answer), within: Self.limits)
      throw HubRefusal(status: stream.status, detail: problem?.detail ?? "it gave no reason")
    }
    var events = ServerSentEvents()
    var piece: [UInt8]? = stream.first
    while let bytes = piece {
      for event in try events.take(bytes) { try await body(try HubEvent(event)) }
      piece = try await stream.next()
    }
    throw NoAnswer(reason: "the hub ended the stream")
  }

  /// What is read of an answer.
  private struct Body: Decodable {
    let checkpoint: Int?
    let detail: String?
  }

  private static let limits = JSONLimits(size: 64 * 1024, depth: 8, valueCount: 100)
}

extension HubEvent {
  /// - Throws: `InvalidMessage`, and ``NoAnswer`` when it has no position.
  fileprivate init(_ event: ServerSentEvents.Event) throws {
    guard let position = event.id.flatMap({ Int($0) }) else {
      throw NoAnswer(reason: "a message of the stream has no position")
    }
    self.init(position: position, message: try Message(json: event.data.joined(separator: "\n")))
  }
}

/// The hub refused a request.
public struct HubRefusal: Error, Hashable {
  public let status: Int
  public let detail: String
}

extension HubRefusal: CustomStringConvertible {
  public var description: String { "the hub refused it: \(detail) (\(status))" }
}
