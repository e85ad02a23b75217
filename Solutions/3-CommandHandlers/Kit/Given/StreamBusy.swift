public import EventSourcing

/// Too many commands wait for the stream already; nothing was done, so try again later.
public struct StreamBusy: Error, Hashable {
  public let stream: StreamID
  /// The number of commands that may wait for one stream.
  public let limit: Int

  public init(stream: StreamID, limit: Int) {
    self.stream = stream
    self.limit = limit
  }
}

extension StreamBusy: CustomStringConvertible {
  public var description: String { "\(limit) commands wait for \(stream) already" }
}

/// The limits of a ``CommandHandler``'s memory.
public struct WriterLimits: Hashable, Sendable {
  /// The number of streams whose states are kept.
  ///
  /// An account costs about 350 bytes, however long its history is: 10,000 of them take about 3 MB,
  /// measured in a release build. A larger state costs as much more.
  public var streams: Int
  /// The number of commands that may be under way in one stream; more are refused at once, with
  /// ``StreamBusy``.
  public var commands: Int

  public init(streams: Int = 10_000, commands: Int = 1_000) {
    self.streams = streams
    self.commands = commands
  }
}
