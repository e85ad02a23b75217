/// A library, as a second domain beside the bank: its events are yours to design.
public enum Library {
  /// Returns the events that `scene` leaves in the log of one loan.
  ///
  /// The log is all that is kept. A question that it can't answer has no answer.
  public static func events(for scene: LoanScene) -> [DesignedEvent] {
    // BEGIN EXERCISE 1.6
    // Name what happened, and keep what somebody will ask for.
    switch scene {
    case .takesHome(let reader, let due):
      [DesignedEvent("BookLent", ["reader": reader, "due": due])]
    default:
      []
    }
    // END EXERCISE 1.6
  }
}
