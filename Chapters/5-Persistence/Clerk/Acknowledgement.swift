import EventSourcing
import Events

/// The line by which a clerk acknowledges an append.
struct Acknowledgement {
  let stream: StreamID
  /// The version of the stream after the append.
  let version: Int
  let position: GlobalPosition
  /// The balance after the append.
  let balance: Money

  init(_ stream: StreamID, _ result: AppendResult, balance: Money) {
    self.stream = stream
    version = result.version
    position = result.position
    self.balance = balance
  }

  /// Parses such a line; `nil` for any other line.
  init?(parsing line: Substring) {
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 4, let stream = StreamID(parsing: words[0]),
      let version = Int(words[1]), let position = Int(words[2]),
      let balance = try? Money(parsing: words[3])
    else { return nil }
    self.stream = stream
    self.version = version
    self.position = GlobalPosition(rawValue: position)
    self.balance = balance
  }
}

extension Acknowledgement: CustomStringConvertible {
  var description: String { "\(stream) \(version) \(position) \(balance)" }
}
