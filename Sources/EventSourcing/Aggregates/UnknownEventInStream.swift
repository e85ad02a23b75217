/// A stream has an event that this program does not know, so nothing is decided on its state.
///
/// A newer program has recorded it. It may have moved money or closed the account, and a decision
/// that leaves it out would be made on an old state.
public struct UnknownEventInStream: Error, Hashable {
  public let stream: StreamID
  public let version: Int
  public let typeName: EventTypeName

  public init(stream: StreamID, version: Int, typeName: EventTypeName) {
    self.stream = stream
    self.version = version
    self.typeName = typeName
  }

  /// Names `event`, which is of another type than the stream's aggregate has.
  public init(_ event: RecordedEvent) {
    self.init(stream: event.stream, version: event.version, typeName: event.event.typeName)
  }
}

extension UnknownEventInStream: CustomStringConvertible {
  public var description: String {
    "\(stream) has an event of the unknown type \(typeName) at version \(version), "
      + "so no decision is made on it"
  }
}
