/// An event is in the log and can't be read: its row is damaged, or is not what an event needs.
///
/// It happened, but its content is unknown. So a stream with it has no state, and a model that
/// needs it goes no further; streams and models that don't need it are not touched.
public struct DamagedEvent: Error, Hashable {
  public let position: GlobalPosition
  /// The stream of the event; `nil` when the row does not even say that.
  public let stream: StreamID?
  /// The type of the event; `nil` when the row does not even say that.
  public let typeName: EventTypeName?
  public let reason: String

  public init(
    position: GlobalPosition, stream: StreamID?, typeName: EventTypeName?, reason: String
  ) {
    self.position = position
    self.stream = stream
    self.typeName = typeName
    self.reason = reason
  }
}

extension DamagedEvent {
  /// Whether it may be an event of one of these types.
  public func mayBe(oneOf types: Set<EventTypeName>) -> Bool {
    typeName.map(types.contains) ?? true
  }

  /// Which event it is, such as `the event at position 3, MoneyDeposited of account-7`.
  public var place: String {
    let words = [typeName?.description, stream.map { "of \($0)" }].compactMap(\.self)
    return
      (["the event at position \(position)"]
      + (words.isEmpty ? [] : [words.joined(separator: " ")]))
      .joined(separator: ", ")
  }
}

extension DamagedEvent: CustomStringConvertible {
  public var description: String { "\(place), is damaged: \(reason)" }
}
