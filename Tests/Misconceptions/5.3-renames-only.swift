// Exercise: 5.3
// Mistake: gives the field its new name, and the number as it was
// Shows: "amount_cents":1250,
// Hole: 2
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
fields["amount_cents"] = amount
return .object(fields)
