/// Reads server-sent events from the bytes of a stream (WHATWG HTML, section 9.2).
///
/// It reads what `ServerSentEvent` writes: lines that end with a line feed.
struct ServerSentEvents {
  struct Event: Hashable {
    var id: String?
    var data: [String] = []
  }

  private var line: [UInt8] = []
  private var event = Event()

  /// The longest line: a message with its name.
  private static let longestLine = 2 * 1024 * 1024

  /// Takes in what has come; returns the events that are complete now.
  ///
  /// - Throws: ``NoAnswer`` when a line gets too long.
  mutating func take(_ bytes: [UInt8]) throws -> [Event] {
    var events: [Event] = []
    for byte in bytes {
      guard byte == UInt8(ascii: "\n") else {
        line.append(byte)
        guard line.count <= Self.longestLine else { throw NoAnswer(reason: "a line is too long") }
        continue
      }
      let text = String(decoding: line, as: UTF8.self)
      line = []
      if !text.isEmpty {
        read(text)
      } else if !event.data.isEmpty {
        events.append(event)
        event = Event()
      }
    }
    return events
  }

  private mutating func read(_ line: String) {
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    let value = parts[1].hasPrefix(" ") ? parts[1].dropFirst() : parts[1]
    switch parts[0] {
    case "id": event.id = String(value)
    case "data": event.data.append(String(value))
    default: break
    }
  }
}
