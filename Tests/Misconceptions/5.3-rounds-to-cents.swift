// Exercise: 5.3
// Mistake: rounds an amount that is finer than a cent
// Shows: A guess would be money that nobody has paid in
// Hole: 2
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
let units: Double? =
  switch amount {
  case .integer(let units): Double(units)
  case .decimal(let units): Double("\(units)")
  default: nil
  }
guard let units, let cents = Int(exactly: (units * 100).rounded()) else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
fields["amount_cents"] = .integer(cents)
return .object(fields)
