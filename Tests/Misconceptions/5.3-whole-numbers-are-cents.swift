// Exercise: 5.3
// Mistake: takes a whole number for cents
// Shows: "amount_cents":10000,
// Hole: 2
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
let money =
  switch amount {
  case .integer(let cents): Money(cents: cents)
  case .decimal(let units): try Money(parsing: "\(units)")
  default: throw NotLiftable(typeName: .moneyDeposited, shape: 1)
  }
fields["amount_cents"] = .integer(money.cents)
return .object(fields)
