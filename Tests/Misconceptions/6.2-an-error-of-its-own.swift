// Exercise: 6.2
// Mistake: throws an error that nobody knows
// Shows: threw DecodingError
guard case .integer(let number) = try value(name), Self.numbers ~= number else {
  throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no account"))
}
return AccountID(rawValue: number)
