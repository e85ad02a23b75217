// Exercise: 6.2
// Mistake: takes 2^53 as well
// Shows: JavaScript takes one number for another
guard case .integer(let number) = try value(name), 1...(1 << 53) ~= number else {
  throw InvalidRequest(
    field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
}
return AccountID(rawValue: number)
