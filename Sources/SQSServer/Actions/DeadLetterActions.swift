import EventSourcing
import Foundation
import Messaging

extension Action {
  static let deadLetters = [
    Action(name: "ListDeadLetterSourceQueues") { call in
      let page = try Page(call.fields)
      let names = try await call.broker.sources(ofDeadLettersIn: try call.queue)
      let shown = names.filter { $0.rawValue > page.after }.prefix(page.limit + 1)
      // In the model, this name alone begins with a small letter.
      return page.output(Array(shown), as: "queueUrls", of: call.addresses)
    },
    Action(name: "StartMessageMoveTask") { call in
      let source = try call.queue(inARN: "SourceArn")
      let destination = try call.optionalQueue(inARN: "DestinationArn")
      let id = try await call.broker.startMove(
        from: source, to: destination,
        atMostEachSecond: try call.fields.integer("MaxNumberOfMessagesPerSecond"))
      let handle = TaskHandle(taskId: id, sourceArn: call.addresses.arn(of: source))
      return .members(["TaskHandle": .text(try handle.text)])
    },
    Action(name: "ListMessageMoveTasks") { call in
      let source = try call.queue(inARN: "SourceArn")
      let limit = try call.fields.integer(
        "MaxResults", in: 1...10, "Must be between 1 and 10, if provided.")
      let tasks = try await call.broker.moves(from: source, limit: limit ?? 1)
      let results = try tasks.map { try $0.output(call.addresses) }
      return .members([
        "Results": .list(results, element: "ListMessageMoveTasksResultEntry")
      ])
    },
    Action(name: "CancelMessageMoveTask") { call in
      let handle = try TaskHandle(try call.fields.requiredText("TaskHandle"))
      guard let source = call.addresses.queue(inARN: handle.sourceArn) else {
        throw QueueError.invalidParameterValue("Value for parameter TaskHandle is invalid.")
      }
      _ = try await call.broker.moves(from: source)
      let moved = try await call.broker.cancelMove(handle.taskId)
      return .members(["ApproximateNumberOfMessagesMoved": .integer(moved)])
    },
  ]
}

extension Call {
  /// The queue of the ARN in the parameter `name`.
  ///
  /// - Throws: ``ServiceError``.
  fileprivate func queue(inARN name: String) throws(ServiceError) -> QueueName {
    guard let queue = try optionalQueue(inARN: name) else { throw .missingParameter(name) }
    return queue
  }

  /// - Throws: ``ServiceError``.
  fileprivate func optionalQueue(inARN name: String) throws(ServiceError) -> QueueName? {
    guard let text = try fields.text(name) else { return nil }
    guard let queue = addresses.queue(inARN: text) else {
      throw .invalidParameter(
        "You must use this format to specify the \(name): "
          + "arn:<partition>:<service>:<region>:<account-id>:<resource-id>")
    }
    return queue
  }
}

extension MoveTask {
  fileprivate func output(_ addresses: QueueAddresses) throws -> Output {
    let handle = TaskHandle(taskId: id, sourceArn: addresses.arn(of: source))
    return .members([
      // As in the real service: only a task that is running can be cancelled.
      "TaskHandle": status == .running ? .text(try handle.text) : nil,
      "Status": .text(status.rawValue), "SourceArn": .text(addresses.arn(of: source)),
      "DestinationArn": destination.map { .text(addresses.arn(of: $0)) },
      "MaxNumberOfMessagesPerSecond": rate.map { .integer($0) },
      "ApproximateNumberOfMessagesMoved": .integer(movedCount),
      "ApproximateNumberOfMessagesToMove": .integer(plannedCount),
      "FailureReason": failure.map { .text($0) },
      "StartedTimestamp": .integer(Int((startedAt.timeIntervalSince1970 * 1_000).rounded())),
    ])
  }
}

/// What names a task for clients: Base64 of JSON.
private struct TaskHandle: Codable {
  let taskId: String
  let sourceArn: String

  init(taskId: String, sourceArn: String) {
    self.taskId = taskId
    self.sourceArn = sourceArn
  }

  /// - Throws: `QueueError` when it is none.
  init(_ text: String) throws(QueueError) {
    let limits = JSONLimits(size: 4_096, depth: 2, valueCount: 10)
    let handle = Data(base64Encoded: text).flatMap {
      try? JSONDecoder().decode(Self.self, from: $0, within: limits)
    }
    guard let handle else {
      throw .invalidParameterValue("Value for parameter TaskHandle is invalid.")
    }
    self = handle
  }

  var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self).base64EncodedString()
    }
  }
}
