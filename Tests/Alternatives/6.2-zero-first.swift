// Exercise: 6.2
// Alternative: asks for the field itself, and refuses zero and less before it reads the digits
// Hole: 1
guard let value = values[name] else { throw InvalidRequest(field: name, "is missing") }
if case .integer(let number) = value, Self.numbers.contains(number) {
  return AccountID(rawValue: number)
}
throw InvalidRequest(field: name, "has to be the number of an account")
// Hole: 2
let value = try value(name)
let digits: String? =
  switch value {
  case .integer(let number) where number > 0: "\(number)"
  case .decimal(let number) where number > 0: "\(number)"
  default: nil
  }
guard let digits else { throw InvalidRequest(field: name, "has to be a number above zero") }
do {
  return try Money(parsing: digits)
} catch {
  throw InvalidRequest(field: name, "\(error)")
}
