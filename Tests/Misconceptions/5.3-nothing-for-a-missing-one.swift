// Exercise: 5.3
// Mistake: takes 0 for an amount that is missing
// Shows: A guess would be money
// Hole: 2
guard case .object(var fields) = data, case let amount = fields.removeValue(forKey: "amount") ?? .integer(0) else {
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
