// Exercise: 6.2
// Mistake: does not say which amount is wrong
// Shows: A client shows the mistake beside the field
// Hole: 2
let digits: String
switch try value(name) {
case .integer(let number): digits = String(number)
case .decimal(let number): digits = number.description
default: throw InvalidRequest(field: "amount", "has to be a number, such as 12.50")
}
do {
  let amount = try Money(parsing: digits)
  guard amount > .zero else { throw InvalidRequest(field: "amount", "has to be above zero") }
  return amount
} catch let error as MoneyError {
  throw InvalidRequest(field: "amount", error.description)
}
