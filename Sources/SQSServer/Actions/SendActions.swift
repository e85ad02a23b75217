import Foundation
import Messaging

extension Action {
  static let sending = [
    Action(name: "SendMessage") { call in
      let message = try IncomingMessage(call.fields)
      let outcome = try await call.broker.send([message.outgoing], to: try call.queue)
      switch outcome.first {
      case .sent(let id, let number): return .object(message.sent(as: id, number))
      case .failed(let failure): throw failure
      case nil: throw ServiceError.internalFailure("the queue has given no outcome")
      }
    }
  ]
}

/// A message as a request has it.
struct IncomingMessage: Sendable {
  let outgoing: OutgoingMessage
  /// Those that the service itself gives a meaning. Their digest is answered; they are not kept.
  private let systemAttributes: [String: MessageAttribute]

  /// - Throws: ``ServiceError``.
  init(_ fields: Fields) throws(ServiceError) {
    let attributes = try fields.map("MessageAttributes", inForm: "MessageAttribute")
    let system = try fields.map("MessageSystemAttributes", inForm: "MessageSystemAttribute")
    outgoing = OutgoingMessage(
      body: try fields.requiredText("MessageBody"), group: try fields.text("MessageGroupId"),
      deduplicationID: try fields.text("MessageDeduplicationId"),
      delay: try fields.integer("DelaySeconds").map { .seconds($0) },
      attributes: try Self.attributes(attributes))
    systemAttributes = try Self.attributes(system)
    for name in systemAttributes.keys where name != "AWSTraceHeader" {
      throw .invalidParameter("Message system attribute name '\(name.prefix(100))' is invalid.")
    }
  }

  /// The members that say that it was sent.
  func sent(as id: String, _ sequenceNumber: String?) -> [Output.Member] {
    let digest = MessageDigest.ofAttributes(outgoing.attributes)
    let systemDigest = MessageDigest.ofAttributes(systemAttributes)
    let members: [(String, String?)] = [
      ("MessageId", id), ("MD5OfMessageBody", MessageDigest.ofBody(outgoing.body)),
      ("MD5OfMessageAttributes", digest), ("MD5OfMessageSystemAttributes", systemDigest),
      ("SequenceNumber", sequenceNumber),
    ]
    return members.compactMap { name, text in
      text.map { Output.Member(name: name, value: .text($0)) }
    }
  }

  private static func attributes(
    _ map: [String: Field]
  ) throws(ServiceError) -> [String: MessageAttribute] {
    var attributes: [String: MessageAttribute] = [:]
    for (name, field) in map {
      guard case .object(let members) = field else {
        throw .unreadable("The message attribute '\(name)' has to be an object")
      }
      attributes[name] = try attribute(Fields(members: members), named: name)
    }
    return attributes
  }

  private static func attribute(
    _ fields: Fields, named name: String
  ) throws(ServiceError) -> MessageAttribute {
    guard let type = try fields.text("DataType"), !type.isEmpty else {
      throw .invalidParameter(
        "The message attribute '\(name)' must contain non-empty message attribute type.")
    }
    if let base64 = try fields.text("BinaryValue") {
      guard let bytes = Data(base64Encoded: base64) else {
        throw .unreadable("The binary value of '\(name)' is not Base64")
      }
      return MessageAttribute(dataType: type, value: .bytes([UInt8](bytes)))
    }
    return MessageAttribute(dataType: type, value: .text(try fields.text("StringValue") ?? ""))
  }
}
