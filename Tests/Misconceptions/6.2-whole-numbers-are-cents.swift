// Exercise: 6.2
// Mistake: takes a whole number for cents
// Shows: {"amount": 100} is an amount of 10000 cents
// Hole: 2
let digits: String
switch try value(name) {
case .integer(let number):
  guard number > 0 else { throw InvalidRequest(field: name, "is not above zero") }
  return Money(cents: number)
case .decimal(let number): digits = number.description
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
do {
  let amount = try Money(parsing: digits)
  guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
  return amount
} catch let error as MoneyError {
  throw InvalidRequest(field: name, error.description)
}
