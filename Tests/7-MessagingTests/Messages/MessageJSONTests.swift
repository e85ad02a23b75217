import EventSourcing
import Foundation
import Messaging
import Testing

@Suite("Stage 7: Messages as JSON")
struct MessageJSONTests {
  private func message(
    id: String = "m-1", source: String = "bank", shape: Int = 2, sequence: Int = 41,
    time: Date = .letterTime + 0.25, metadata: EventMetadata = EventMetadata(),
    data: [String: JSONValue] = ["amount": .string("25.00"), "account_id": .integer(7)]
  ) -> Message {
    Message(
      id: MessageID(rawValue: id), source: source, type: "DepositMade", shape: shape,
      subject: "account-7", sequence: sequence, time: time, metadata: metadata, data: data)
  }

  @Test("A message is a CloudEvent with sorted members")
  func writes() throws {
    let metadata = EventMetadata(
      correlationID: CorrelationID(rawValue: "request-3"),
      causationID: CausationID(rawValue: "command/5"))
    #expect(
      try message(metadata: metadata).json() == """
        {"causationid":"command/5","correlationid":"request-3",\
        "data":{"account_id":7,"amount":"25.00"},"datacontenttype":"application/json",\
        "dataversion":2,"id":"m-1","sequence":"0000000000000000041","source":"bank",\
        "specversion":"1.0","subject":"account-7","time":"2026-03-01T12:00:00.250Z",\
        "type":"DepositMade"}
        """)
  }

  @Test("A written message is read back unchanged")
  func roundTrips() throws {
    let odd: [String: JSONValue] = [
      "": .null, "é": .bool(true), "list": .array([.integer(.min), .object([:]), .string("")]),
      "text": .string("\u{0}\u{1}\"\\/\u{2028}\u{FFFE}\u{FFFF}😀"),
      "number": .decimal(Decimal(string: "0.1") ?? 0),
    ]
    let messages = [
      message(), message(data: [:]), message(data: odd), message(sequence: 0),
      message(sequence: .max), message(time: .letterTime), message(time: .letterTime + 0.9996),
      message(time: Date(timeIntervalSince1970: -0.001)),
      message(metadata: EventMetadata(correlationID: CorrelationID(rawValue: ""))),
      message(id: "😀\u{7}"),
    ]
    for message in messages { #expect(try Message(json: message.json()) == message) }
    for milliseconds in 0..<1_000 {
      let message = message(time: .letterTime + TimeInterval(milliseconds) / 1_000)
      #expect(try Message(json: message.json()).time == message.time)
    }
  }

  @Test("A body has no character that a queue refuses")
  func escapes() throws {
    let json = try message(data: ["name": .string("\u{1}\u{FFFE}\u{301}\u{FFFF}")]).json()
    #expect(json.contains("\"name\":\"\\u0001\\uFFFE\u{301}\\uFFFF\""))
  }

  @Test("A message that could not be read is not written")
  func refusesToWrite() throws {
    let deep = (1...70).reduce(JSONValue.null) { value, _ in .array([value]) }
    #expect(throws: InvalidMessage.unexpected("id", expected: "a text with at least one character"))
    {
      try message(id: "").json()
    }
    #expect(throws: InvalidMessage.unexpected("dataversion", expected: "a whole number from 1 on"))
    {
      try message(shape: 0).json()
    }
    #expect(throws: InvalidMessage.unexpected("sequence", expected: "a number from 0 on")) {
      try message(sequence: -1).json()
    }
    #expect(throws: InvalidMessage.refused(.depth(limit: 64))) {
      try message(data: ["deep": deep]).json()
    }
    #expect(throws: InvalidMessage.refused(.size(limit: 1_048_576))) {
      try message(data: ["long": .string(String(repeating: "x", count: 1_048_576))]).json()
    }
  }

  @Test(
    "The error says what is wrong with a text",
    arguments: [
      ("{", "the message is not JSON: it ends too early"),
      ("[1]", "the message is no JSON object"), ("{}", "the message has no 'specversion'"),
      ("1e999", "the message has a number that can't be read"),
    ])
  func refusesText(text: String, reason: String) throws {
    let error = #expect(throws: InvalidMessage.self) { try Message(json: text) }
    #expect(error?.description == reason)
  }

  @Test(
    "The error says what is wrong with a member",
    arguments: [
      (#""1.0""#, #""0.3""#, #"the 'specversion' of the message is not "1.0""#),
      (#""m-1""#, "1", "the 'id' of the message is not a text"),
      (#""m-1""#, #""""#, "the 'id' of the message is not a text with at least one character"),
      (#""id""#, #""ID""#, "the message has no 'id'"),
      ("12:00:00.250Z", "12:00:00Z", "the 'time' of the message is not a time such as"),
      ("2026-03-01", "2026-02-30", "the 'time' of the message is not a time such as"),
      ("00.250Z", "00.25aZ", "the 'time' of the message is not a time such as"),
      ("00041", "41", "the 'sequence' of the message is not a number of 19 digits"),
      (#""dataversion":2"#, #""dataversion":0"#, "the 'dataversion' of the message is not"),
      (#""dataversion":2"#, #""dataversion":"2""#, "the 'dataversion' of the message is not"),
      (#""dataversion":2"#, #""dataversion":2,"extra":0"#, "has the unknown member 'extra'"),
      (#"{"account_id":7,"amount":"25.00"}"#, "[]", "the 'data' of the message is not an object"),
      (#""dataversion":2"#, #""dataversion":2,"id":"x""#, "has the member 'id' twice"),
      ("application/json", "text/plain", "the 'datacontenttype' of the message is not"),
    ])
  func refusesMember(part: String, replacement: String, reason: String) throws {
    let json = try message().json()
    try #require(json.contains(part))
    let text = json.replacing(part, with: replacement)
    let error = #expect(throws: InvalidMessage.self) { try Message(json: text) }
    #expect(
      error?.description.contains(reason) == true, "\(error.map { "\($0)" } ?? "it was read")")
  }
}
