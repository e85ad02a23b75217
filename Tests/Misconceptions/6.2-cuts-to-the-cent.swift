// Exercise: 6.2
// Mistake: cuts off what is finer than a cent
// Shows: whoever rounds takes the rest
// Hole: 2
let digits: String
switch try value(name) {
case .integer(let number): digits = String(number)
case .decimal(let number):
  let parts = number.description.split(separator: ".")
  digits = "\(parts[0]).\(parts.count > 1 ? parts[1].prefix(2) : "0")"
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
do {
  let amount = try Money(parsing: digits)
  guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
  return amount
} catch let error as MoneyError {
  throw InvalidRequest(field: name, error.description)
}
