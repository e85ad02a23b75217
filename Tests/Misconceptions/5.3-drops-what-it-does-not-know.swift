// Exercise: 5.3
// Mistake: makes a new object of the fields that it knows
// Shows: and everything else is as it was
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
return .object([
  "account_id": fields["account_id"] ?? .null, "amount_cents": .integer(money.cents),
])
