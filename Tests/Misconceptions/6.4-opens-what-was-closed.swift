// Exercise: 6.4
// Mistake: opens the account whenever it is not open
// Shows: Money that goes into a closed account
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
let stream = Account.stream(of: id)
let history = try await store.read(stream)
if Account.replay(history).status != .open {
  let opening = NewEvent(
    id: RandomEventIDs().next(), event: Account.Event.opened(accountID: id),
    metadata: context.leading(to: "open").metadata)
  try await store.append([opening], to: stream, expecting: .exactly(history.last?.version ?? 0))
}
return try await perform(.deposit(id, amount), on: id, context)
