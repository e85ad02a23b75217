/// A library, as a second domain beside the bank: its events are yours to design.
public enum Library {
  /// Returns the events that `scene` leaves in the log of one loan.
  ///
  /// Nothing else is kept, so the log has to answer every question about the loan.
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
