// Exercise: 6.2
// Mistake: takes amounts without decimals only
// Shows: {"amount": 12.5} is an amount of 1250 cents
// Hole: 2
let digits: String
switch try value(name) {
case .integer(let number): digits = String(number)
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
do {
  let amount = try Money(parsing: digits)
  guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
  return amount
} catch let error as MoneyError {
  throw InvalidRequest(field: name, error.description)
}
