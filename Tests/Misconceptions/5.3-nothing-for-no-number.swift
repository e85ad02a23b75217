// Exercise: 5.3
// Mistake: takes 0 for an amount that is no number
// Shows: A guess would be money
// Hole: 2
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
let money =
  switch amount {
  case .integer(let units): try Money(parsing: "\(units)")
  case .decimal(let units): try Money(parsing: "\(units)")
  default: Money.zero
  }
fields["amount_cents"] = .integer(money.cents)
return .object(fields)
