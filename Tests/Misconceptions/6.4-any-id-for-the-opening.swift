// Exercise: 6.4
// Mistake: draws an id for the opening
// Shows: Make the id of the opening from that of the deposit
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "open \(Int.random(in: 0...1_000_000_000))")
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
}
