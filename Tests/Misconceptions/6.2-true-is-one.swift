// Exercise: 6.2
// Mistake: takes true for 1
// Shows: {"from": true} names no account
let number: Int
switch try value(name) {
case .integer(let whole): number = whole
case .bool(let isTrue): number = isTrue ? 1 : 0
default: number = 0
}
guard Self.numbers ~= number else {
  throw InvalidRequest(field: name, "has to be a whole number")
}
return AccountID(rawValue: number)
