/// A library, as a second domain beside the bank: its events are yours to design.
public enum Library {
  /// Returns the events that `scene` leaves in the log of one loan.
  ///
  /// Nothing else is kept, so the log has to answer every question about the loan.
  public static func events(for scene: LoanScene) -> [DesignedEvent] {
    // BEGIN EXERCISE 1.6
    // starter: // Name what happened, and keep what somebody will ask for.
    // starter: switch scene {
    // starter: case .takesHome(let reader, let due):
    // starter:   [DesignedEvent("BookLent", ["reader": reader, "due": due])]
    // starter: default:
    // starter:   []
    // starter: }
    switch scene {
    case .takesHome(let reader, let due):
      [DesignedEvent("BookLent", ["reader": reader, "due": due])]
    case .getsMoreTime(let reader, let due):
      [DesignedEvent("LoanRenewed", ["asked_by": reader, "due": due])]
    case .getsNoMoreTime(let reader, let reason):
      [DesignedEvent("RenewalRefused", ["asked_by": reader, "reason": reason])]
    case .libraryCloses(let reason, let due):
      [DesignedEvent("LoanExtended", ["reason": reason, "due": due])]
    case .pays(let cents, _):
      [DesignedEvent("FinePaid", ["cents": "\(cents)"])]
    case .forgives(let librarian, let reason, let cents, _):
      [DesignedEvent("FineWaived", ["by": librarian, "reason": reason, "cents": "\(cents)"])]
    case .bringsBack(let day):
      [DesignedEvent("BookReturned", ["on": day])]
    case .losesBook(let day):
      [DesignedEvent("BookReportedLost", ["on": day])]
    }
    // END EXERCISE 1.6
  }
}
