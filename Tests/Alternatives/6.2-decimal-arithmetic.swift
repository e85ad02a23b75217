// Exercise: 6.2
// Alternative: counts cents with Decimal, which is exact
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
