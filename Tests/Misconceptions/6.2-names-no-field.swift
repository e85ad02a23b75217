// Exercise: 6.2
// Mistake: does not say which field is wrong
// Shows: for no field
guard case .integer(let number) = try value(name), Self.numbers ~= number else {
  throw InvalidRequest(
    "has to be a whole number from 1 to \(Self.numbers.upperBound)")
}
return AccountID(rawValue: number)
