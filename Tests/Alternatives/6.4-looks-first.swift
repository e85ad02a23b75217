// Exercise: 6.4
// Alternative: looks whether there is a history, and opens the account if there is none
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
if try await !hasHistory(Account.stream(of: id)) {
  let opening = CommandID(rawValue: "\(context.commandID) opens \(id)")
  try await perform(.open(id), on: id, context.leading(to: opening))
}
return try await perform(.deposit(id, amount), on: id, context)
