import EventSourcing
import Events
import Foundation

extension Upcaster {
  /// Upcasts deposits of the bank's first release, which stored `"amount": 12.5`.
  ///
  /// Since then the field is `"amount_cents": 1250`.
  public static let depositsInCents = Upcaster(of: .moneyDeposited, from: 1) { data in
    // BEGIN EXERCISE 5.3
    // starter: // Replace `amount` by `amount_cents`, and change nothing else.
    // starter: data
    guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
      throw NotLiftable(typeName: .moneyDeposited, shape: 1)
    }
    let money =
      switch amount {
      case .integer(let units): try Money(parsing: "\(units)")
      case .decimal(let units): try Money(parsing: "\(units)")
      default: throw NotLiftable(typeName: .moneyDeposited, shape: 1)
      }
    fields["amount_cents"] = .integer(money.cents)
    return .object(fields)
    // END EXERCISE 5.3
  }
}
