import API
import ExerciseSupport
import Testing

@Suite("Stage 6: The text of a server-sent event")
struct ServerSentEventTests {
  private typealias Message = ServerSentStream.Message

  /// Parses these messages, sent one after the other, as a browser does.
  private func read(_ messages: ServerSentEvent...) -> [ServerSentStream.Message] {
    ServerSentStream(messages.map(\.text).joined().utf8).messages
  }

  @Test("A message has its number, its name and its data", .exercise("6.13"))
  func writes() throws {
    let event = ServerSentEvent(id: 7, event: "MoneyDeposited", data: #"{"id":7,"at":"12:30"}"#)
    let expected = Message(id: "7", event: "MoneyDeposited", data: #"{"id":7,"at":"12:30"}"#)
    try #require(
      read(event) == [expected],
      """
      A message with id 7 was sent as \(event.text.debugDescription).
        expected: a browser reads \(expected)
        got:      \(read(event))
      Each part is a line, `name: value`, and an empty line ends the message. Chapter 6, exercise 6.13.
      """)
  }

  @Test("An empty line ends a message", .exercise("6.13"))
  func ends() throws {
    let messages = read(
      ServerSentEvent(id: 1, event: "A", data: "a"), ServerSentEvent(id: 2, event: "B", data: "b"))
    let expected = [
      Message(id: "1", event: "A", data: "a"), Message(id: "2", event: "B", data: "b"),
    ]
    try #require(
      messages == expected,
      """
      Two messages were sent, one after the other.
        expected: a browser reads \(expected)
        got:      \(messages)
      Without the empty line, the next message is part of this one. Chapter 6, exercise 6.13.
      """)
  }

  @Test(
    "Data of several lines stays together", .exercise("6.13"),
    arguments: [
      "a\nb", "a\r\nb", "a\rb", "a\n\nb", "\na", "a\n", "", "a\n\rb", "a: b\nid: 9\n\nevent: x",
    ])
  func keepsLines(data: String) throws {
    let event = ServerSentEvent(id: 1, event: "A", data: data)
    // Whatever ended a line, a browser reads a line feed.
    let lines = data.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    try #require(
      read(event) == [Message(id: "1", event: "A", data: lines)],
      """
      A message with the data \(data.debugDescription) was sent as \(event.text.debugDescription).
        expected: a browser reads one message with the data \(lines.debugDescription)
        got:      \(read(event))
      Each line of the data needs its own `data:` line, or it ends the field, or the message. \
      Chapter 6, exercise 6.13.
      """)
  }

  @Test(
    "Only CR and LF end a line", .exercise("6.13"),
    arguments: ["\u{2028}", "\u{2029}", "\u{85}", "\u{0B}", "\u{0C}"])
  func keepsOtherBreaks(character: String) throws {
    let data = #"{"name":"Jo\#(character)hn"}"#
    let event = ServerSentEvent(id: 1, event: "A", data: data)
    try #require(
      read(event) == [Message(id: "1", event: "A", data: data)],
      """
      A name has the character \(character.debugDescription) in it, which is a newline for Swift's \
      `isNewline`, and not for a stream of events.
        expected: a browser reads the data \(data.debugDescription)
        got:      \(read(event))
      With a line feed in a string, the data is no longer JSON. Chapter 6, exercise 6.13.
      """)
  }

  @Test("Leading spaces belong to the data", .exercise("6.13"))
  func keepsBlanks() throws {
    let event = ServerSentEvent(id: 1, event: "A", data: "  a ")
    try #require(
      read(event) == [Message(id: "1", event: "A", data: "  a ")],
      """
      A message with the data "  a " was sent as \(event.text.debugDescription).
        expected: a browser reads the data "  a "
        got:      \(read(event))
      It removes one space after the colon, so write one. Chapter 6, exercise 6.13.
      """)
  }

  @Test("A heartbeat is not a message, and does not end one")
  func heartbeat() {
    let stream = ServerSentStream((ServerSentEvent.heartbeat + ServerSentEvent.heartbeat).utf8)
    #expect(stream.messages.isEmpty && stream.commentCount == 2)
  }
}
