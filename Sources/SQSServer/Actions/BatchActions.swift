import Messaging

extension Action {
  /// The actions on up to ten messages, some of which may fail.
  static let batches = [
    Action(name: "SendMessageBatch") { call in
      let queue = try call.queue
      var batch = try Batch(call.fields, of: "SendMessage")
      let messages = try batch.parse { fields throws(ServiceError) in try IncomingMessage(fields) }
      try await check(messages.map(\.value.outgoing), for: queue, of: call.broker)
      let outcomes = try await call.broker.send(messages.map(\.value.outgoing), to: queue)
      var results: [String: Batch.Result] = [:]
      for (message, outcome) in zip(messages, outcomes) {
        results[message.id] =
          switch outcome {
          case .sent(let id, let number): .done(message.value.sent(as: id, number))
          case .failed(let failure): .failed(ServiceError(failure))
          }
      }
      return batch.output(results)
    },
    Action(name: "DeleteMessageBatch") { call in
      var batch = try Batch(call.fields, of: "DeleteMessage")
      let handles = try batch.parse { fields throws(ServiceError) in
        ReceiptHandle(rawValue: try fields.requiredText("ReceiptHandle"))
      }
      let errors = try await call.broker.delete(handles.map(\.value), from: try call.queue)
      return batch.output(handles.map(\.id), errors)
    },
    Action(name: "ChangeMessageVisibilityBatch") { call in
      var batch = try Batch(call.fields, of: "ChangeMessageVisibility")
      let changes = try batch.parse { fields throws(ServiceError) in
        try fields.visibilityChange()
      }
      let errors = try await call.broker.changeVisibility(
        changes.map(\.value), in: try call.queue)
      return batch.output(changes.map(\.id), errors)
    },
  ]

  /// Checks what makes a whole batch fail, instead of one of its messages.
  ///
  /// - Throws: ``ServiceError``, and `QueueError`.
  private static func check(
    _ messages: [OutgoingMessage], for queue: QueueName, of broker: Broker
  ) async throws {
    let size = messages.reduce(0) { $0 + $1.size }
    guard size <= QueueLimits.batchBytes else { throw QueueError.batchRequestTooLong(size: size) }
    guard queue.isFIFO else { return }
    guard messages.allSatisfy({ $0.group != nil }) else {
      throw ServiceError.invalidParameter("The request must contain the parameter MessageGroupId.")
    }
    guard messages.contains(where: { $0.deduplicationID == nil }) else { return }
    guard try await broker.attributes(of: queue).deduplicatesByContent else {
      throw ServiceError.invalidParameter(
        "The queue should either have ContentBasedDeduplication enabled or "
          + "MessageDeduplicationId provided explicitly")
    }
  }
}

/// The entries of a batch, and what became of each.
struct Batch {
  enum Result {
    case done([Output.Member])
    case failed(ServiceError)
  }

  private let action: String
  private let entries: [(id: String, fields: Fields)]
  /// The entries that are not even sent to the broker.
  private var refused: [String: ServiceError] = [:]

  /// Reads the entries for an action such as `SendMessage`.
  ///
  /// - Throws: ``ServiceError``, and `QueueError`.
  init(_ fields: Fields, of action: String) throws {
    self.action = action
    let objects = try fields.objects("Entries", inForm: "\(action)BatchRequestEntry")
    guard !objects.isEmpty else { throw QueueError.emptyBatchRequest }
    guard objects.count <= QueueLimits.batchSize else {
      throw QueueError.tooManyEntriesInBatchRequest(count: objects.count)
    }
    entries = try objects.map { (try $0.requiredText("Id"), $0) }
    var seen: Set<String> = []
    for (id, _) in entries {
      guard 1...80 ~= id.utf8.count, id.utf8.allSatisfy(Self.isIDByte) else {
        throw QueueError.invalidBatchEntryID
      }
      guard seen.insert(id).inserted else { throw QueueError.batchEntryIDsNotDistinct(id: id) }
    }
  }

  private static func isIDByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension Batch {
  /// Parses all entries; returns those that are valid, with their ids.
  ///
  /// - Throws: errors of `parse`, unless they are about a value: such an entry fails alone.
  mutating func parse<Value>(
    _ parse: (Fields) throws(ServiceError) -> Value
  ) throws(ServiceError) -> [(id: String, value: Value)] {
    var values: [(id: String, value: Value)] = []
    for (id, fields) in entries {
      do {
        values.append((id, try parse(fields)))
      } catch {
        guard error.code == ServiceError.invalidParameter("").code else { throw error }
        refused[id] = error
      }
    }
    return values
  }

  /// The output for entries that are done unless they have an error.
  func output(_ ids: [String], _ errors: [QueueError?]) -> Output {
    let results = zip(ids, errors).map { id, error in
      (id, error.map { Result.failed(ServiceError($0)) } ?? .done([]))
    }
    return output(Dictionary(uniqueKeysWithValues: results))
  }

  /// The output, with the entries in the order of the request.
  func output(_ results: [String: Result]) -> Output {
    var done: [Output] = []
    var failed: [Output] = []
    for (id, _) in entries {
      let idMember = Output.Member(name: "Id", value: .text(id))
      switch results[id] ?? refused[id].map({ .failed($0) }) {
      case .done(let members): done.append(.object([idMember] + members))
      case .failed(let error): failed.append(Self.output(error, of: id))
      case nil: break
      }
    }
    return .members([
      "Successful": .list(done, element: "\(action)BatchResultEntry"),
      "Failed": .list(failed, element: "BatchResultErrorEntry"),
    ])
  }

  private static func output(_ error: ServiceError, of id: String) -> Output {
    .members([
      "Id": .text(id), "SenderFault": .bool(error.isSendersFault), "Code": .text(error.code),
      "Message": .text(error.message),
    ])
  }
}
