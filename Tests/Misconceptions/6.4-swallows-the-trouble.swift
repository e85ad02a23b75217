// Exercise: 6.4
// Mistake: does not care whether the opening went well
// Shows: would be kept as the answer to this request
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "\(context.commandID) open")
  _ = try? await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
}
