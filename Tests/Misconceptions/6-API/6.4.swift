// Wrong answers to exercise 6.4.

// Answer: a-new-id-each-time
// Mistake: generates a new id for each retry
// Shows: A retry with another id is another deposit
// Hole: 1
let next = CommandID(rawValue: RandomEventIDs().next().description)
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
do {
  return try await perform(.deposit(id, amount), on: id, context.leading(to: next))
} catch Account.Rejection.unknownAccount {
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context.leading(to: next))
}

// Answer: another-id-after-the-opening
// Mistake: uses another id for the deposit after the opening
// Shows: The deposit "c" opened account 1
// Instead of:
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
// Write:
  try await perform(.open(id), on: id, context.leading(to: opening))
  let deposit = CommandID(rawValue: "\(context.commandID) deposit")
  return try await perform(.deposit(id, amount), on: id, context.leading(to: deposit))

// Answer: another-story
// Mistake: begins a new correlation for the opening
// Shows: Otherwise the log can't say why
// Instead of:
  try await perform(.open(id), on: id, context.leading(to: opening))
// Write:
  try await perform(.open(id), on: id, CommandContext(opening))

// Answer: answers-with-the-opening
// Mistake: returns the result of the opening
// Shows: A query that waits for an earlier position
// Instead of:
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
// Write:
  let opened = try await perform(.open(id), on: id, context.leading(to: opening))
  try await perform(.deposit(id, amount), on: id, context)
  return opened

// Answer: any-id-for-the-opening
// Mistake: uses a random id for the opening
// Shows: Make the id of the opening from
// Instead of:
  let opening = CommandID(rawValue: "\(context.commandID) open")
// Write:
  let opening = CommandID(rawValue: "open \(Int.random(in: 0...1_000_000_000))")

// Answer: forgets-the-money
// Mistake: opens the account, but doesn't deposit
// Shows: The first deposit opens the account, and brings its money in
// Instead of:
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
// Write:
  return try await perform(.open(id), on: id, context.leading(to: opening))

// Answer: gives-up-when-late
// Mistake: throws when another client opens the account first
// Shows: `perform` loads and decides again after a conflict
// Instead of:
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
// Write:
  let events: [Account.Event] = [.opened(accountID: id), .deposited(accountID: id, amount: amount)]
  let ids = RandomEventIDs()
  let new = [
    NewEvent(id: ids.next(), event: events[0], metadata: context.leading(to: "open").metadata),
    NewEvent(id: ids.next(), event: events[1], metadata: context.metadata),
  ]
  let result = try await store.append(new, to: Account.stream(of: id), expecting: .noStream)
  return CommandResult(events: events, version: result.version, position: result.position)

// Answer: has-its-own-words-for-it
// Mistake: throws its own error for an invalid amount
// Shows: expected: Account.Rejection.amountNotPositive
// Instead of:
  _ = try Account.decide(.deposit(id, amount), given: Account.State(status: .open))
// Write:
  guard amount > .zero else { throw InvalidRequest(field: "amount", "has to be above zero") }

// Answer: id-that-a-client-may-have
// Mistake: uses an id for the opening that a client could send as a key
// Shows: that a client may send as its own key
// Instead of:
  let opening = CommandID(rawValue: "\(context.commandID) open")
// Write:
  let opening = CommandID(rawValue: "\(context.commandID)-open")

// Answer: one-id-for-both
// Mistake: uses the deposit's id for the opening
// Shows: The first deposit opens the account, and brings its money in
// Instead of:
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, context.leading(to: opening))
// Write:
  try await perform(.open(id), on: id, context)

// Answer: one-opening-for-all
// Mistake: uses the same id for all openings
// Shows: Make the id of the opening from
// Instead of:
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, context.leading(to: opening))
// Write:
  try await perform(.open(id), on: id, context.leading(to: "open"))

// Answer: opens-first
// Mistake: opens the account before every deposit
// Shows: Told that the account is closed, the customer believes
// Hole: 1
guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }
let opening = CommandID(rawValue: "\(context.commandID) open")
try await perform(.open(id), on: id, context.leading(to: opening))
return try await perform(.deposit(id, amount), on: id, context)

// Answer: opens-for-less-than-nothing
// Mistake: checks only for zero before it opens the account
// Shows: A deposit of -0.05 was refused
// Instead of:
  _ = try Account.decide(.deposit(id, amount), given: Account.State(status: .open))
// Write:
  guard amount != .zero else { throw Account.Rejection.amountNotPositive(amount) }

// Answer: opens-for-nothing
// Mistake: opens the account before it checks the amount
// Shows: anyone could open as many accounts as they like
// Instead of:
  _ = try Account.decide(.deposit(id, amount), given: Account.State(status: .open))
// Write:

// Answer: opens-for-too-much
// Mistake: doesn't check the limit before it opens the account
// Shows: is above the limit
// Instead of:
  _ = try Account.decide(.deposit(id, amount), given: Account.State(status: .open))
// Write:
  guard amount > .zero else { throw Account.Rejection.amountNotPositive(amount) }

// Answer: opens-nothing
// Mistake: never opens an account
// Shows: The first deposit opens the account, and brings its money in
// Hole: 1
try await perform(.deposit(id, amount), on: id, context)

// Answer: opens-what-was-closed
// Mistake: opens a closed account again
// Shows: Money in a closed account can't be withdrawn
// Hole: 1
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

// Answer: opens-whatever-happened
// Mistake: appends the opening at any version
// Shows: just before your code appended for the
// Instead of:
  let opening = CommandID(rawValue: "\(context.commandID) open")
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
// Write:
  let events: [Account.Event] = [.opened(accountID: id), .deposited(accountID: id, amount: amount)]
  let ids = RandomEventIDs()
  let new = [
    NewEvent(id: ids.next(), event: events[0], metadata: context.leading(to: "open").metadata),
    NewEvent(id: ids.next(), event: events[1], metadata: context.metadata),
  ]
  let result = try await store.append(new, to: Account.stream(of: id), expecting: .any)
  return CommandResult(events: events, version: result.version, position: result.position)

// Answer: swallows-the-trouble
// Mistake: ignores errors of the opening
// Shows: would be stored as the response to this request
// Instead of:
  try await perform(.open(id), on: id, context.leading(to: opening))
// Write:
  _ = try? await perform(.open(id), on: id, context.leading(to: opening))

// Answer: tells-nobody
// Mistake: returns success for a rejection
// Shows: expected: Account.Rejection.accountClosed
// Instead of:
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
// Write:
  try await perform(.open(id), on: id, context.leading(to: opening))
  return try await perform(.deposit(id, amount), on: id, context)
} catch is Account.Rejection {
  return CommandResult(events: [], version: 0, position: .start)

// Answer: opens-after-any-error
// Mistake: opens the account after any error of the first try
// Shows: A bare `catch` takes every error for a missing account
// Instead of:
} catch Account.Rejection.unknownAccount {
// Write:
} catch {
  if error is Unfinished { throw error }
