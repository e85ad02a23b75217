// Exercise: 6.2
// Mistake: cuts off what stands behind the point
// Shows: there is nothing between two accounts
let number: Int
switch try value(name) {
case .integer(let whole): number = whole
case .decimal(let decimal): number = Int(decimal.description.prefix { $0 != "." }) ?? 0
default: number = 0
}
guard Self.numbers ~= number else {
  throw InvalidRequest(field: name, "has to be a whole number")
}
return AccountID(rawValue: number)
