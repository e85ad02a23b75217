import EventSourcing
import Events
import Foundation

extension Upcaster {
  /// The first release of the bank wrote a deposit as `"amount": 12.5`, in whole units and parts.
  ///
  /// Since then it is `"amount_cents": 1250`.
  public static let depositsInCents = Upcaster(of: .moneyDeposited, from: 1) { data in
    // BEGIN EXERCISE 5.3
    // `amount` goes, `amount_cents` comes, and nothing else changes.
    data
    // END EXERCISE 5.3
  }
}
