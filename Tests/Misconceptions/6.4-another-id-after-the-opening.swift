// Exercise: 6.4
// Mistake: gives the first deposit an id of its own
// Shows: The deposit "c" opened account 1
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, context.leading(to: opening))
  let deposit = CommandID(rawValue: "\(context.commandID) deposit")
  return try await perform(.deposit(id, amount), on: id, context.leading(to: deposit))
}
