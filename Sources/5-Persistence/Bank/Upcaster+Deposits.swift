import EventSourcing
import Events
import Foundation

extension Upcaster {
  /// Upcasts deposits of the bank's first release, which stored `"amount": 12.5`.
  ///
  /// Since then the field is `"amount_cents": 1250`.
  public static let depositsInCents = Upcaster(of: .moneyDeposited, from: 1) { data in
    // BEGIN EXERCISE 5.3
    // Replace `amount` by `amount_cents`, and change nothing else.
    data
    // END EXERCISE 5.3
  }
}
