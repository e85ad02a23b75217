// Exercise: 6.4
// Mistake: takes an amount that is refused for a request that is wrong
// Shows: `.amountNotPositive`, but your code
guard amount > .zero else { throw InvalidRequest(field: "amount", "has to be above zero") }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
}
