// Exercise: 5.3
// Mistake: lets a great amount begin again below zero
// Shows: no greater than can be counted
// Hole: 2
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
let money =
  switch amount {
  case .integer(let units): Money(cents: units &* 100)
  case .decimal(let units): try Money(parsing: "\(units)")
  default: throw NotLiftable(typeName: .moneyDeposited, shape: 1)
  }
fields["amount_cents"] = .integer(money.cents)
return .object(fields)
