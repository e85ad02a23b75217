public import Foundation

/// The task of moving the messages of a dead-letter queue back to where they came from, or elsewhere.
public struct MoveTask: Hashable, Sendable {
  public enum Status: String, Sendable {
    case running = "RUNNING"
    case completed = "COMPLETED"
    case cancelled = "CANCELLED"
    case failed = "FAILED"
  }

  public let id: String
  public let source: QueueName
  /// `nil` moves each message to the queue whose dead letter it is.
  public let destination: QueueName?
  public let status: Status
  public let movedCount: Int
  /// The messages that were there when it started.
  public let plannedCount: Int
  /// The most messages that are moved in a second; `nil` for no limit.
  public let rate: Int?
  /// Why it failed.
  public let failure: String?
  public let startedAt: Date
}
