// Exercise: 6.4
// Mistake: answers with what the opening came to
// Shows: Whoever waits for an earlier position
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "\(context.commandID) open")
  let opened = try await perform(.open(id), on: id, context.leading(to: opening))
  try await perform(.deposit(id, amount), on: id, context)
  return opened
}
