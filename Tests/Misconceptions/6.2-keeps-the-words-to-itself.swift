// Exercise: 6.2
// Mistake: drops what Money says about the amount
// Shows: The client has to hear something of the kind
// Hole: 1
guard case .integer(let number) = try value(name), Self.numbers ~= number else {
  throw InvalidRequest(field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
}
return AccountID(rawValue: number)
// Hole: 2
let digits: String
switch try value(name) {
case .integer(let number): digits = String(number)
case .decimal(let number): digits = number.description
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
do {
  let amount = try Money(parsing: digits)
  guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
  return amount
} catch is MoneyError {
  throw InvalidRequest(field: name, "is no amount that can be kept")
}
