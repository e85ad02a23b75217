// Exercise: 6.2
// Mistake: looks at the upper bound only
// Shows: {"from": -1} names no account
guard case .integer(let number) = try value(name), number <= Self.numbers.upperBound else {
  throw InvalidRequest(
    field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
}
return AccountID(rawValue: number)
