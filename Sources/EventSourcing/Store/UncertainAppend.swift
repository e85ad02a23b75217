/// The outcome of an append is not known: the events may have been appended, now or after a restart.
///
/// Repeat the same append with the same event ids: it gets the result of the first one, or appends
/// now. Or ask for the events of its command, with `events(of:causedBy:)`. New event ids
/// may record everything twice.
public struct UncertainAppend: Error, Hashable {
  /// The failure that hid the outcome, for the operators.
  public let reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

extension UncertainAppend: CustomStringConvertible {
  public var description: String {
    "the events may or may not be recorded; repeat the same append, with the same event "
      + "ids (\(reason))"
  }
}
