import Foundation

/// How many messages are in a queue, about.
public struct SQSCounts: Hashable, Sendable {
  /// The messages that can be received now.
  public let visible: Int
  /// The messages that were received and are hidden.
  public let inFlight: Int
  /// The messages whose delay is not over.
  public let delayed: Int
  /// `nil` when the queue has no redrive policy.
  public let deadLetterQueue: SQSDeadLetterQueue?

  public var all: Int { visible + inFlight + delayed }
}

extension SQSQueue {
  /// - Throws: ``SQSError``, ``CurlError``, ``UnreadableAnswer``, and `CancellationError`.
  public func counts() async throws -> SQSCounts {
    let action = "GetQueueAttributes"
    let names = ["", "NotVisible", "Delayed"].map { "ApproximateNumberOfMessages\($0)" }
    let output: AttributesOutput = try await client.call(
      action, AttributesInput(queueURL: try await url(), names: names + ["RedrivePolicy"]))
    let attributes = output.attributes ?? [:]
    let counts = try names.map { name in
      guard let count = attributes[name].flatMap({ Int($0) }) else {
        throw UnreadableAnswer(action: action, reason: "the queue has no \(name)")
      }
      return count
    }
    return SQSCounts(
      visible: counts[0], inFlight: counts[1], delayed: counts[2],
      deadLetterQueue: try attributes["RedrivePolicy"].flatMap(SQSDeadLetterQueue.init(policy:)))
  }
}

/// The queue for the dead letters of another one.
public struct SQSDeadLetterQueue: Hashable, Sendable {
  public let arn: String

  /// The queue that a redrive policy names; `nil` when it names none.
  ///
  /// - Throws: ``UnreadableAnswer``.
  fileprivate init?(policy: String) throws {
    struct Policy: Decodable { let deadLetterTargetArn: String? }
    guard !policy.isEmpty else { return nil }
    do {
      let target = try JSONDecoder().decode(Policy.self, from: Data(policy.utf8))
      guard let arn = target.deadLetterTargetArn else { return nil }
      self.arn = arn
    } catch {
      throw UnreadableAnswer(action: "GetQueueAttributes", reason: "RedrivePolicy: \(error)")
    }
  }

  public var name: String { String(arn.split(separator: ":").last ?? "") }

  public func queue(_ client: SQSClient) -> SQSQueue { SQSQueue(name, client: client) }

  /// Starts moving its messages to the queues that they came from.
  ///
  /// - Throws: ``SQSError``, ``CurlError``, and `CancellationError`.
  public func startMove(_ client: SQSClient) async throws {
    let _: NoOutput = try await client.call("StartMessageMoveTask", MoveInput(source: arn))
  }

  /// The last move of its messages, also one that is over; `nil` when there was none.
  ///
  /// - Throws: ``SQSError``, ``CurlError``, ``UnreadableAnswer``, and `CancellationError`.
  public func lastMove(_ client: SQSClient) async throws -> SQSMove? {
    let output: MovesOutput = try await client.call(
      "ListMessageMoveTasks", MoveInput(source: arn))
    return output.moves?.first
  }
}

/// A move of messages out of a dead-letter queue.
public struct SQSMove: Hashable, Sendable, Decodable {
  /// Such as `RUNNING`.
  public let status: String
  public let movedCount: Int
  public let plannedCount: Int?
  /// Why it failed.
  public let failure: String?

  private enum CodingKeys: String, CodingKey {
    case status = "Status"
    case movedCount = "ApproximateNumberOfMessagesMoved"
    case plannedCount = "ApproximateNumberOfMessagesToMove"
    case failure = "FailureReason"
  }
}

private struct MoveInput: Encodable {
  let source: String

  private enum CodingKeys: String, CodingKey { case source = "SourceArn" }
}

private struct MovesOutput: Decodable {
  let moves: [SQSMove]?

  private enum CodingKeys: String, CodingKey { case moves = "Results" }
}
