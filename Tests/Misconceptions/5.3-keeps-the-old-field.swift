// Exercise: 5.3
// Mistake: leaves the old field beside the new one
// Shows: `amount` is gone
// Hole: 2
guard case .object(var fields) = data, let amount = fields["amount"] else {
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
