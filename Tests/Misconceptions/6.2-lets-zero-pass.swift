// Exercise: 6.2
// Mistake: takes zero for an amount
// Shows: it is not above zero
// Hole: 2
let digits: String
switch try value(name) {
case .integer(let number): digits = String(number)
case .decimal(let number): digits = number.description
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
do {
  let amount = try Money(parsing: digits)
  return amount
} catch let error as MoneyError {
  throw InvalidRequest(field: name, error.description)
}
