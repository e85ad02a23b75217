// Exercise: 6.2
// Mistake: throws what Money throws
// Shows: threw MoneyError
// Hole: 2
let digits: String
switch try value(name) {
case .integer(let number): digits = String(number)
case .decimal(let number): digits = number.description
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
let amount = try Money(parsing: digits)
guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
return amount
