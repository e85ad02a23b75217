// Exercise: 6.2
// Mistake: counts accounts from 0
// Shows: {"from": 0} names no account
guard case .integer(let number) = try value(name), 0...Self.numbers.upperBound ~= number else {
  throw InvalidRequest(
    field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
}
return AccountID(rawValue: number)
