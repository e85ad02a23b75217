import EventSourcing

extension Transfer.Step {
  /// Returns the id of the event that decides on this step, `last` being the transfer's last event.
  ///
  /// An account that accepts the step records its event under this id. When it refuses, the transfer
  /// records the refusal under the same id. The log has each id once: so when two processes take the
  /// step at the same moment, one can't record a refusal while the other moves the money.
  func eventID(after last: RecordedEvent) -> EventID {
    let number: UInt8 =
      switch self {
      case .take: 1
      case .give: 2
      case .giveBack: 3
      }
    return last.id.derived(number)
  }
}
