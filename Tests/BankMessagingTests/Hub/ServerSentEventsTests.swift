import API
import Testing

@testable import BankMessaging

@Suite("Reading server-sent events")
struct ServerSentEventsTests {
  private func events(_ text: String, pieces size: Int) throws -> [ServerSentEvents.Event] {
    var reader = ServerSentEvents()
    var rest = Array(text.utf8)[...]
    var events: [ServerSentEvents.Event] = []
    while !rest.isEmpty {
      events += try reader.take(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    return events
  }

  @Test("What is written can be read, in pieces of any size", arguments: [1, 2, 3, 7, 1_000])
  func readsPieces(size: Int) throws {
    let text =
      ServerSentEvent.heartbeat + ServerSentEvent(id: 1, event: "message", data: "a\nb").text
      + ServerSentEvent.heartbeat + ServerSentEvent(id: 22, event: "message", data: "é: c").text
    #expect(
      try events(text, pieces: size) == [
        .init(id: "1", data: ["a", "b"]), .init(id: "22", data: ["é: c"]),
      ])
  }

  @Test("An event that has not ended is not there yet")
  func waitsForEnd() throws {
    #expect(try events("id: 1\ndata: a\n", pieces: 100).isEmpty)
  }

  @Test("A line without an end is refused")
  func refusesEndlessLine() {
    #expect(throws: NoAnswer.self) {
      try events("data: " + String(repeating: "x", count: 3_000_000), pieces: 1_000_000)
    }
  }
}
