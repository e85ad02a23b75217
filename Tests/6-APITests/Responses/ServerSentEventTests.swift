import API
import ExerciseSupport
import Testing

@Suite("Stage 6: A message of the live feed")
struct ServerSentEventTests {
  private typealias Message = ServerSentStream.Message

  /// What readers understand of these messages, sent one after the other.
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
      A message with id 7 was sent as \(event.text.debugDescription). Readers have to understand \
      \(expected), but they understand \(read(event)). A line for each part, `name: value`, and an \
      empty line at the end. Read: Chapter 6, exercise 6.13.
      """)
  }

  @Test("Where one ends the next one begins", .exercise("6.13"))
  func ends() throws {
    let messages = read(
      ServerSentEvent(id: 1, event: "A", data: "a"), ServerSentEvent(id: 2, event: "B", data: "b"))
    let expected = [
      Message(id: "1", event: "A", data: "a"), Message(id: "2", event: "B", data: "b"),
    ]
    try #require(
      messages == expected,
      """
      Two messages were sent. Readers have to understand \(expected), but they understand \
      \(messages). An empty line is the end of a message; without it, the next one belongs to it. \
      Read: Chapter 6, exercise 6.13.
      """)
  }

  @Test(
    "Data of several lines stay together", .exercise("6.13"),
    arguments: [
      "a\nb", "a\r\nb", "a\rb", "a\n\nb", "\na", "a\n", "", "a\n\rb", "a: b\nid: 9\n\nevent: x",
    ])
  func keepsLines(data: String) throws {
    let event = ServerSentEvent(id: 1, event: "A", data: data)
    // Whatever ended a line, readers get a line feed.
    let lines = data.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    try #require(
      read(event) == [Message(id: "1", event: "A", data: lines)],
      """
      A message with the data \(data.debugDescription) was sent as \(event.text.debugDescription). \
      Each line of the data is a line `data: …` of its own, so that readers get \
      \(lines.debugDescription), but they understand \(read(event)). A line end in the data would \
      be the end of a field, or of the message. Read: Chapter 6, exercise 6.13.
      """)
  }

  @Test(
    "What only looks like the end of a line is none", .exercise("6.13"),
    arguments: ["\u{2028}", "\u{2029}", "\u{85}", "\u{0B}", "\u{0C}"])
  func keepsOtherBreaks(character: String) throws {
    let data = #"{"name":"Jo\#(character)hn"}"#
    let event = ServerSentEvent(id: 1, event: "A", data: data)
    try #require(
      read(event) == [Message(id: "1", event: "A", data: data)],
      """
      A name has the character \(character.debugDescription) in it. In Swift it is a new line, and \
      in a stream of events it is not: only CR and LF are. Readers have to get the data as they \
      were, but they understand \(read(event)). A line feed inside of a text is no JSON any more. \
      Read: Chapter 6, exercise 6.13.
      """)
  }

  @Test("Blanks at the beginning belong to the data", .exercise("6.13"))
  func keepsBlanks() throws {
    let event = ServerSentEvent(id: 1, event: "A", data: "  a ")
    try #require(
      read(event) == [Message(id: "1", event: "A", data: "  a ")],
      """
      The data were "  a ". Readers take one blank after the colon away, so there has to be one \
      more, but they understand \(read(event)). Read: Chapter 6, exercise 6.13.
      """)
  }

  @Test("A heartbeat is no message, and ends none")
  func heartbeat() {
    let stream = ServerSentStream((ServerSentEvent.heartbeat + ServerSentEvent.heartbeat).utf8)
    #expect(stream.messages.isEmpty && stream.commentCount == 2)
  }
}
