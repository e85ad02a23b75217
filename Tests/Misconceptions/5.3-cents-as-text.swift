// Exercise: 5.3
// Mistake: writes the cents as text
// Shows: `amount` is gone
// Hole: 2
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
let money =
  switch amount {
  case .integer(let units): try Money(parsing: "\(units)")
  case .decimal(let units): try Money(parsing: "\(units)")
  default: throw NotLiftable(typeName: .moneyDeposited, shape: 1)
  }
fields["amount_cents"] = .string("\(money.cents)")
return .object(fields)
