import EventSourcing
import Foundation

extension Message {
  /// The version of CloudEvents.
  private static let specificationVersion = "1.0"
  private static let contentType = "application/json"

  /// Returns the message as a CloudEvent in JSON. The same message always gives the same text.
  ///
  /// `dataversion`, `sequence`, `correlationid` and `causationid` are extension attributes. A
  /// [sequence](https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/sequence.md) is
  /// text that sorts as its numbers do, so it has leading zeros.
  ///
  /// - Throws: ``InvalidMessage`` when ``init(json:)`` would not read it, and `EncodingError`.
  public func json() throws -> String {
    try check()
    var members: [String: JSONValue] = [
      "specversion": .string(Self.specificationVersion), "id": .string(id.rawValue),
      "source": .string(source), "type": .string(type.rawValue), "subject": .string(subject),
      "time": .string(MessageTime.text(of: time)), "datacontenttype": .string(Self.contentType),
      "dataversion": .integer(shape), "sequence": .string(SequenceText.text(of: sequence)),
      "data": .object(data),
    ]
    members["correlationid"] = (metadata.correlationID?.rawValue).map { .string($0) }
    members["causationid"] = (metadata.causationID?.rawValue).map { .string($0) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = Self.escaped(String(decoding: try encoder.encode(members), as: UTF8.self))
    do {
      try JSONLimits.event.check(text)
    } catch {
      throw InvalidMessage.refused(error)
    }
    return text
  }

  /// Escapes the two characters in JSON text that queues refuse. They can only be inside a string.
  private static func escaped(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: { 0xFFFE...0xFFFF ~= $0.value }) else { return json }
    // Scalar by scalar: with a combining accent after it, one of them would be part of another
    // character.
    return json.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar.value {
      case 0xFFFE: text += #"\uFFFE"#
      case 0xFFFF: text += #"\uFFFF"#
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Reads a message that was written by ``json()``.
  ///
  /// It is strict: each member has to be there once, in the form in which it is written, and there
  /// are no others. The contents of `data` are up to the consumer.
  ///
  /// - Throws: ``InvalidMessage`` with the first reason against it.
  public init(json text: String) throws(InvalidMessage) {
    var members = try MessageMembers(parsing: text)
    guard try members.text("specversion") == Self.specificationVersion else {
      throw .unexpected("specversion", expected: "\"\(Self.specificationVersion)\"")
    }
    guard try members.text("datacontenttype") == Self.contentType else {
      throw .unexpected("datacontenttype", expected: "\"\(Self.contentType)\"")
    }
    guard let time = MessageTime.date(parsing: try members.text("time")) else {
      throw .unexpected("time", expected: "a time such as 2026-03-01T12:00:00.250Z")
    }
    guard let sequence = SequenceText.number(parsing: try members.text("sequence")) else {
      throw .unexpected("sequence", expected: "a number of \(SequenceText.length) digits")
    }
    self.init(
      id: MessageID(rawValue: try members.text("id")), source: try members.text("source"),
      type: MessageType(rawValue: try members.text("type")),
      shape: try members.integer("dataversion"),
      subject: try members.text("subject"), sequence: sequence, time: time,
      metadata: EventMetadata(
        correlationID: try members.optionalText("correlationid").map(CorrelationID.init),
        causationID: try members.optionalText("causationid").map(CausationID.init)),
      data: try members.object("data"))
    try members.checkEnd()
    try check()
  }

  /// Checks what the types of the members leave open.
  private func check() throws(InvalidMessage) {
    let texts = [
      ("id", id.rawValue), ("source", source), ("type", type.rawValue), ("subject", subject),
    ]
    for (name, text) in texts where text.isEmpty {
      throw .unexpected(name, expected: "a text with at least one character")
    }
    guard shape >= 1 else { throw .unexpected("dataversion", expected: "a whole number from 1 on") }
    guard sequence >= 0 else { throw .unexpected("sequence", expected: "a number from 0 on") }
  }
}

/// A sequence number as text, with zeros in front, so that the texts sort as the numbers do.
private enum SequenceText {
  static let length = String(Int.max).count

  static func text(of number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: length - digits.count) + digits
  }

  static func number(parsing text: String) -> Int? {
    guard let number = Int(text), number >= 0, self.text(of: number) == text else { return nil }
    return number
  }
}
