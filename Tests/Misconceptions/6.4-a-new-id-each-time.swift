// Exercise: 6.4
// Mistake: gives each try an id of its own
// Shows: has to be answered as the first time
let next = CommandID(rawValue: RandomEventIDs().next().description)
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context.leading(to: next))
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context.leading(to: next))
}
