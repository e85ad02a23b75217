// Exercise: 6.2
// Mistake: names the field as it is called in a deposit
// Shows: for the field "account_id"
guard case .integer(let number) = try value(name), Self.numbers ~= number else {
  throw InvalidRequest(
    field: "account_id", "has to be a whole number from 1 to \(Self.numbers.upperBound)")
}
return AccountID(rawValue: number)
