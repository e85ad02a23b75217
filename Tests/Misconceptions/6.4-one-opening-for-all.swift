// Exercise: 6.4
// Mistake: gives all openings the same id
// Shows: Make the id of the opening from that of the deposit
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  try await perform(.open(id), on: id, context.leading(to: "open"))
  return try await perform(.deposit(id, amount), on: id, context)
}
