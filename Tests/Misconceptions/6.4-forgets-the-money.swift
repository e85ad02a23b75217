// Exercise: 6.4
// Mistake: opens the account and forgets the money
// Shows: The account has to be opened
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "\(context.commandID) open")
  return try await perform(.open(id), on: id, context.leading(to: opening))
}
