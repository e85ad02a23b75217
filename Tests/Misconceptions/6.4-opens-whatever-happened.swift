// Exercise: 6.4
// Mistake: appends the opening whatever stands in the stream by then
// Shows: just before your code appended for the first
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context)
} catch Account.Rejection.unknownAccount {
  let events: [Account.Event] = [.opened(accountID: id), .deposited(accountID: id, amount: amount)]
  let ids = RandomEventIDs()
  let new = [
    NewEvent(id: ids.next(), event: events[0], metadata: context.leading(to: "open").metadata),
    NewEvent(id: ids.next(), event: events[1], metadata: context.metadata),
  ]
  let result = try await store.append(new, to: Account.stream(of: id), expecting: .any)
  return CommandResult(events: events, version: result.version, position: result.position)
}
