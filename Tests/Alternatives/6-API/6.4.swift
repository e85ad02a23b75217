// Other right answers to exercise 6.4.

// Answer: looks-first
// Alternative: reads the history first, and opens the account if there is none
// Hole: 1
if try await !hasHistory(Account.stream(of: id)) {
  _ = try Account.decide(.deposit(id, amount), given: Account.State(status: .open))
  let opening = CommandID(rawValue: "\(context.commandID) opens \(id)")
  try await perform(.open(id), on: id, context.leading(to: opening))
}
return try await perform(.deposit(id, amount), on: id, context)

// Answer: one-append
// Alternative: opens the account and deposits in one append, unless another client was faster
// Hole: 1
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
guard amount <= .limit else {
  throw Account.Rejection.balanceTooLarge(balance: .zero, amount: amount)
}
while true {
  do {
    return try await perform(.deposit(id, amount), on: id, context)
  } catch Account.Rejection.unknownAccount {
    let events: [Account.Event] = [
      .opened(accountID: id), .deposited(accountID: id, amount: amount),
    ]
    let ids = RandomEventIDs()
    let opening = context.leading(to: CommandID(rawValue: "\(context.commandID) open"))
    let new = [
      NewEvent(id: ids.next(), event: events[0], metadata: opening.metadata),
      NewEvent(id: ids.next(), event: events[1], metadata: context.metadata),
    ]
    do {
      let result = try await store.append(
        new, to: Account.stream(of: id), expecting: .noStream)
      return CommandResult(
        events: [events[1]], version: result.version, position: result.position)
    } catch is VersionConflict {
      continue
    }
  }
}
