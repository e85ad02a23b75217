// Exercise: 6.4
// Mistake: refuses zero beforehand, and less than zero too late
// Shows: A deposit of -0.05 was refused
guard amount != .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
}
