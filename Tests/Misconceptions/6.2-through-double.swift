// Exercise: 6.2
// Mistake: reads the amount through a Double
// Shows: On the way through a Double
// Hole: 2
let amount: Double
switch try value(name) {
case .integer(let number): amount = Double(number)
case .decimal(let number): amount = Double(number.description) ?? 0
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
let cents = (amount * 100).rounded()
guard cents >= 1, cents < 9.2e18, abs(amount * 100 - cents) < 0.01 else {
  throw InvalidRequest(field: name, "has to be an amount above zero")
}
return Money(cents: Int(cents))
