// Wrong answers to exercise 3.13.

// Answer: breaks-off-the-story
// Mistake: begins a new correlation for the reservation
// Shows: Pass the `context` along
// Instead of:
    swap = try await reserve(email, insteadOf: state.email, for: id, context)
// Write:
    swap = try await reserve(
      email, insteadOf: state.email, for: id,
      CommandContext(CommandID(rawValue: handler.ids.next().description)))

// Answer: forgets-the-old-address
// Mistake: doesn't release the old address
// Shows: An address that its user has left is free
// Instead of:
try await swap?.releaseOld(after: result)
// Write:

// Answer: forgets-to-release-after-a-rejection
// Mistake: doesn't release the new address after a rejection
// Shows: An address without a user must not stay reserved
// Instead of:
  try await swap?.releaseNew(after: rejection)
// Write:

// Answer: keeps-the-first-old-address
// Mistake: keeps the old address of the first attempt
// Shows: Each attempt has its own old address
// Instead of:
var swap: AddressSwap?
// Write:
var swap: AddressSwap?
var left: EmailAddress?
// Instead of:
    swap = try await reserve(email, insteadOf: state.email, for: id, context)
// Write:
    left = left ?? state.email
    swap = try await reserve(email, insteadOf: left, for: id, context)

// Answer: looks-before-the-command
// Mistake: reads the old address before the command is handled
// Shows: Each attempt has its own old address
// Instead of:
var swap: AddressSwap?
// Write:
var swap: AddressSwap?
let old = User.replay(try await handler.store.read(User.stream(of: id))).email
// Instead of:
  ) { state in
    swap = try await reserve(email, insteadOf: state.email, for: id, context)
// Write:
  ) { _ in
    swap = try await reserve(email, insteadOf: old, for: id, context)

// Answer: looks-instead-of-reserving
// Mistake: checks that the address is free, but doesn't reserve it
// Shows: The address comes first, then the user
// Hole: 1
let history = try await handler.store.read(EmailReservation.stream(of: email))
let owner = EmailReservation.replay(history).owner
guard owner == nil || owner == id else { throw EmailTaken(email: email) }
return try await handler.handle(
  command, by: User.self, in: User.stream(of: id), context: context)

// Answer: never-releases
// Mistake: never releases an address
// Shows: An address without a user must not stay reserved
// Hole: 1
try await handler.handle(
  command, by: User.self, in: User.stream(of: id), context: context
) { state in
  _ = try await reserve(email, insteadOf: state.email, for: id, context)
}

// Answer: releases-whatever-went-wrong
// Mistake: releases the new address after any error
// Shows: Only a rejection proves that nothing was appended
// Instead of:
} catch let rejection as User.Rejection {
  try await swap?.releaseNew(after: rejection)
  throw rejection
// Write:
} catch {
  try await swap?.releaseNew(after: .unknownUser(id))
  throw error

// Answer: reserves-afterwards
// Mistake: registers before it reserves
// Shows: The address comes first, then the user
// Hole: 1
let result = try await handler.handle(
  command, by: User.self, in: User.stream(of: id), context: context)
if !result.events.isEmpty {
  _ = try await reserve(email, insteadOf: nil, for: id, context)
}
return result

// Answer: reserves-before-the-command
// Mistake: reserves once, before the command is handled
// Shows: A repeated command does nothing again
// Hole: 1
let old = User.replay(try await handler.store.read(User.stream(of: id))).email
let swap = try await reserve(
  email, insteadOf: old == email ? nil : old, for: id, context)
let result: CommandResult<User.Event>
do {
  result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context)
} catch let rejection as User.Rejection {
  try await swap.releaseNew(after: rejection)
  throw rejection
}
try await swap.releaseOld(after: result)
return result

// Answer: reserves-for-the-first-attempt
// Mistake: reserves for the first attempt only
// Shows: Reserve in each attempt
// Instead of:
    swap = try await reserve(email, insteadOf: state.email, for: id, context)
// Write:
    if swap == nil {
      swap = try await reserve(email, insteadOf: state.email, for: id, context)
    }

// Answer: says-that-nothing-is-left
// Mistake: doesn't remember the old address
// Shows: An address that its user has left is free
// Instead of:
  ) { state in
    swap = try await reserve(email, insteadOf: state.email, for: id, context)
// Write:
  ) { _ in
    swap = try await reserve(email, insteadOf: nil, for: id, context)

// Answer: swallows-the-rejection
// Mistake: returns no events for a rejection
// Shows: is told the rule
// Instead of:
  throw rejection
// Write:
  _ = rejection
  return CommandResult(events: [], version: 0, position: .start)
