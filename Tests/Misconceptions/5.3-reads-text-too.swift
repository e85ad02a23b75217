// Exercise: 5.3
// Mistake: takes a text for an amount, although none was ever written
// Shows: has a number as its `amount`
// Hole: 2
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
let money =
  switch amount {
  case .integer(let units): try Money(parsing: "\(units)")
  case .decimal(let units): try Money(parsing: "\(units)")
  case .string(let units): try Money(parsing: units)
  default: throw NotLiftable(typeName: .moneyDeposited, shape: 1)
  }
fields["amount_cents"] = .integer(money.cents)
return .object(fields)
