// Exercise: 6.2
// Mistake: takes the amount without its sign
// Shows: a withdrawal that nobody checks
// Hole: 2
let digits: String
switch try value(name) {
case .integer(let number): digits = String(number.magnitude)
case .decimal(let number): digits = number.magnitude.description
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
do {
  let amount = try Money(parsing: digits)
  guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
  return amount
} catch let error as MoneyError {
  throw InvalidRequest(field: name, error.description)
}
