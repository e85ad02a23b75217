// Exercise: 6.4
// Mistake: gives the opening the id of the deposit
// Shows: The account has to be opened
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  try await perform(.open(id), on: id, context)
  return try await perform(.deposit(id, amount), on: id, context)
}
