// Exercise: 6.2
// Mistake: takes a missing amount for nothing
// Shows: There is no amount in {}
// Hole: 2
let digits: String
switch values[name] ?? .integer(0) {
case .integer(let number): digits = String(number)
case .decimal(let number): digits = number.description
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
do {
  let amount = try Money(parsing: digits)
  guard amount > .zero else { throw InvalidRequest("an amount is missing") }
  return amount
} catch let error as MoneyError {
  throw InvalidRequest(field: name, error.description)
}
