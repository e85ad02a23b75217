// Exercise: 6.4
// Mistake: opens the account before every deposit
// Shows: Whoever is told now that the account was closed
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
let opening = CommandID(rawValue: "\(context.commandID) open")
try await perform(.open(id), on: id, context.leading(to: opening))
return try await perform(.deposit(id, amount), on: id, context)
