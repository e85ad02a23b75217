// Exercise: 5.3
// Mistake: gives back as they were data that it cannot lift
// Shows: A guess would be money
// Hole: 2
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  return data
}
switch amount {
case .integer(let units): fields["amount_cents"] = .integer(try Money(parsing: "\(units)").cents)
case .decimal(let units): fields["amount_cents"] = .integer(try Money(parsing: "\(units)").cents)
default: return data
}
return .object(fields)
