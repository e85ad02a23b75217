// Exercise: 6.4
// Mistake: answers a refusal as if all were well
// Shows: That has to throw `.accountClosed`
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
} catch is Account.Rejection {
  return CommandResult(events: [], version: 0, position: .start)
}
