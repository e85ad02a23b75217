/// An event id of an append is taken: by another event, or by one of the same append.
///
/// Nothing was appended. An append that is made a second time is not such a conflict,
/// it is answered as the first time.
public struct EventIDConflict: Error, Hashable {
  public let id: EventID

  public init(id: EventID) {
    self.id = id
  }
}

extension EventIDConflict: CustomStringConvertible {
  public var description: String { "the event id \(id) is taken" }
}
