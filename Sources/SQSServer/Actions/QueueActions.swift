import Foundation
import Messaging

extension Action {
  /// The actions that create, find, empty and delete queues.
  static let queues = [
    Action(name: "CreateQueue") { call in
      let name = try call.newName()
      let given = try call.fields.textMap("Attributes", inForm: "Attribute")
      // The model has it in lower case, and only here.
      let tags = try call.fields.textMap("tags", inForm: "Tag", key: "Key")
      try QueueAttribute.checkType(given["FifoQueue"], of: name)
      let settings = given.filter { $0.key != "FifoQueue" }
      do {
        try await call.broker.create(name, tags: tags) { [addresses = call.addresses] in
          try QueueAttribute.set(settings, in: &$0, of: name, addresses)
        }
      } catch QueueError.queueNameExists {
        throw try await call.conflict(of: settings, with: name)
      }
      return .members(["QueueUrl": .text(call.addresses.url(of: name))])
    },
    Action(name: "GetQueueUrl") { call in
      let text = try call.fields.requiredText("QueueName")
      guard let name = QueueName(rawValue: text) else { throw ServiceError.queueDoesNotExist }
      let owner = try call.fields.text("QueueOwnerAWSAccountId")
      guard owner ?? QueueAddresses.account == QueueAddresses.account else {
        throw ServiceError.queueDoesNotExist
      }
      _ = try await call.broker.attributes(of: name)
      return .members(["QueueUrl": .text(call.addresses.url(of: name))])
    },
    Action(name: "ListQueues") { call in
      let page = try Page(call.fields)
      let names = try await call.broker.names(
        beginningWith: try call.fields.text("QueueNamePrefix") ?? "", after: page.after,
        limit: page.limit + 1)
      return page.output(names, as: "QueueUrls", of: call.addresses)
    },
    Action(name: "DeleteQueue") { call in
      try await call.broker.delete(try call.queue)
      return nil
    },
    Action(name: "PurgeQueue") { call in
      try await call.broker.purge(try call.queue)
      return nil
    },
  ]
}

extension Call {
  /// The name for a new queue.
  ///
  /// - Throws: ``ServiceError``.
  fileprivate func newName() throws(ServiceError) -> QueueName {
    let text = try fields.requiredText("QueueName")
    guard !text.isEmpty else { throw .missingParameter("QueueName") }
    guard let name = QueueName(rawValue: text) else {
      throw .invalidParameter(
        "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")
    }
    return name
  }

  /// The error for a queue that exists with other attributes: it names one of them.
  fileprivate func conflict(
    of settings: [String: String], with name: QueueName
  ) async throws -> ServiceError {
    let known = try await broker.attributes(of: name)
    let differing = settings.sorted { $0.key < $1.key }.first { setting in
      var changed = known
      let isValid: Void? = try? QueueAttribute.set(
        [setting.key: setting.value], in: &changed, of: name, addresses)
      return isValid == nil || changed != known
    }
    return .queueExists(differingIn: differing?.key)
  }
}

/// A page of a list of queues, in the order of their names.
struct Page {
  let limit: Int
  /// The last name of the page before.
  let after: String
  /// Whether the client has asked for pages; then it learns where the next one begins.
  private let isLimited: Bool

  private static let limits = 1...1_000

  /// - Throws: ``ServiceError``.
  init(_ fields: Fields) throws(ServiceError) {
    let asked = try fields.integer(
      "MaxResults", in: Self.limits, "Must be between 1 and 1000, if provided.")
    limit = asked ?? Self.limits.upperBound
    isLimited = asked != nil
    guard let token = try fields.text("NextToken") else {
      after = ""
      return
    }
    guard let bytes = Data(base64Encoded: token),
      let name = String(validating: bytes, as: UTF8.self)
    else {
      throw .invalidParameter("Invalid or expired next token.")
    }
    after = name
  }

  /// The output for `names`, which has one more than fits if there is another page.
  func output(_ names: [QueueName], as name: String, of addresses: QueueAddresses) -> Output {
    let shown = names.prefix(limit)
    let hasMore = isLimited && names.count > limit
    let token = hasMore ? shown.last.map { Data($0.rawValue.utf8).base64EncodedString() } : nil
    let urls = shown.map { Output.text(addresses.url(of: $0)) }
    return .object(
      [Output.Member(name: name, value: .list(urls, element: "QueueUrl"))]
        + (token.map { [Output.Member(name: "NextToken", value: .text($0))] } ?? []))
  }
}
