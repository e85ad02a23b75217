// Other right answers to exercise 6.2.

// Answer: decimal-arithmetic
// Alternative: calculates cents with `Decimal`
// Hole: 1
switch try value(name) {
case .integer(let number) where number >= 1 && number <= Self.numbers.upperBound:
  return AccountID(rawValue: number)
default:
  throw InvalidRequest(field: name, "is no number of an account")
}
// Hole: 2
let amount: Decimal
switch try value(name) {
case .integer(let number): amount = Decimal(number)
case .decimal(let number): amount = number
default: throw InvalidRequest(field: name, "has to be a number")
}
guard amount > 0 else { throw InvalidRequest(field: name, "has to be above zero") }
guard let cents = Int((amount * 100).description) else {
  throw InvalidRequest(field: name, "is no amount in whole cents that can be kept")
}
return Money(cents: cents)

// Answer: zero-first
// Alternative: reads the field itself, and rejects zero and less before the decimals
// Hole: 1
guard let value = values[name] else { throw InvalidRequest(field: name, "is missing") }
if case .integer(let number) = value, Self.numbers.contains(number) {
  return AccountID(rawValue: number)
}
throw InvalidRequest(field: name, "has to be the number of an account")
// Hole: 2
let value = try value(name)
let digits: String? =
  switch value {
  case .integer(let number) where number > 0: "\(number)"
  case .decimal(let number) where number > 0: "\(number)"
  default: nil
  }
guard let digits else { throw InvalidRequest(field: name, "has to be a number above zero") }
do {
  return try Money(parsing: digits)
} catch {
  throw InvalidRequest(field: name, "\(error)")
}
