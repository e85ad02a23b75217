/// An event id of an append is already used: by another event, or twice in the same append.
///
/// Nothing was appended. A repeated append is not a conflict; it gets the result of the first one.
public struct EventIDConflict: Error, Hashable {
  public let id: EventID

  public init(id: EventID) {
    self.id = id
  }
}

extension EventIDConflict: CustomStringConvertible {
  public var description: String { "the event id \(id) is already used" }
}
