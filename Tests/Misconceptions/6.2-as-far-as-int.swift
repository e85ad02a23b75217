// Exercise: 6.2
// Mistake: takes every number that fits into an Int
// Shows: JavaScript takes one number for another
guard case .integer(let number) = try value(name), number > 0 else {
  throw InvalidRequest(
    field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
}
return AccountID(rawValue: number)
