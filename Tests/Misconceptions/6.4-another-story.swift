// Exercise: 6.4
// Mistake: begins a new correlation with the opening
// Shows: Both belong to it
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, CommandContext(opening))
  return try await perform(.deposit(id, amount), on: id, context)
}
