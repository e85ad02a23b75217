// Exercise: 6.2
// Mistake: rounds to the cent
// Shows: whoever rounds takes the rest
// Hole: 2
let digits: String
switch try value(name) {
case .integer(let number): digits = String(number)
case .decimal(let number):
  digits = number.formatted(
    .number.precision(.fractionLength(0...2)).grouping(.never).locale(Locale(identifier: "en_US")))
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
do {
  let amount = try Money(parsing: digits)
  guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
  return amount
} catch let error as MoneyError {
  throw InvalidRequest(field: name, error.description)
}
