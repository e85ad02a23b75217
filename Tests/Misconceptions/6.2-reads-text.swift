// Exercise: 6.2
// Mistake: takes a text for a number
// Shows: {"from": "1"} names no account
let number: Int?
switch try value(name) {
case .integer(let whole): number = whole
case .string(let text): number = Int(text)
default: number = nil
}
guard let number, Self.numbers ~= number else {
  throw InvalidRequest(field: name, "has to be a whole number")
}
return AccountID(rawValue: number)
