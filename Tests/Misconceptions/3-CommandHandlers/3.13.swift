// Wrong answers to exercise 3.13.

// Answer: breaks-off-the-story
// Mistake: begins a new correlation for the reservation
// Shows: belong to
// Instead of:
    new = try await reserve(email, for: id, context)
// Write:
    new = try await reserve(
      email, for: id, CommandContext(CommandID(rawValue: handler.ids.next().description)))

// Answer: forgets-the-old-address
// Mistake: does not release the old address
// Shows: Then john@ is free for user 2
// Instead of:
var old: Reservation?
// Write:
// Instead of:
  ) { state in
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
// Write:
  ) { _ in
// Instead of:
if let old { try await release(old, context) }
// Write:

// Answer: forgets-to-release-after-a-refusal
// Mistake: does not release what was reserved for nothing
// Shows: What was reserved for nothing has to be released
// Instead of:
var new: Reservation?
// Write:
// Instead of:
    new = try await reserve(email, for: id, context)
// Write:
    _ = try await reserve(email, for: id, context)
// Instead of:
  if let new, new.isFirst { try await release(new, context) }
// Write:

// Answer: keeps-the-first-old-one
// Mistake: keeps the old address of the first attempt
// Shows: Each attempt sees another old address
// Instead of:
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
// Write:
    if old == nil, let email = state.email { old = try await reservation(of: email, for: id) }

// Answer: looks-at-the-old-one-afterwards
// Mistake: looks at the old reservation after the change
// Shows: as it was seen in `prepare`
// Instead of:
var old: Reservation?
// Write:
var left: EmailAddress?
// Instead of:
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
// Write:
    left = state.email
// Instead of:
if let old { try await release(old, context) }
// Write:
if let left { try await release(try await reservation(of: left, for: id), context) }

// Answer: looks-before-the-command
// Mistake: looks at the old address before the command is handled
// Shows: The old address is the one of the state
// Instead of:
var old: Reservation?
// Write:
let before = User.replay(try await handler.store.read(User.stream(of: id))).email
var old: Reservation?
if let before { old = try await reservation(of: before, for: id) }
// Instead of:
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
// Write:
// Instead of:
if let old { try await release(old, context) }
// Write:
if let old, old.email != email { try await release(old, context) }

// Answer: looks-instead-of-reserving
// Mistake: looks whether the address is free and takes that for an answer
// Shows: First the address, then the user
// Hole: 1
let history = try await handler.store.read(EmailReservation.stream(of: email))
let owner = EmailReservation.replay(history).owner
guard owner == nil || owner == id else { throw EmailTaken(email: email) }
return try await handler.handle(
  command, by: User.self, in: User.stream(of: id), context: context)

// Answer: never-releases
// Mistake: keeps every address for ever
// Shows: What was reserved for nothing has to be released
// Hole: 1
let result = try await handler.handle(
  command, by: User.self, in: User.stream(of: id), context: context
) { _ in _ = try await reserve(email, for: id, context) }
return result

// Answer: releases-a-renewal
// Mistake: releases a reservation that it has only renewed
// Shows: that only renewed a reservation
// Instead of:
  if let new, new.isFirst { try await release(new, context) }
// Write:
  if let new { try await release(new, context) }

// Answer: releases-after-a-first-only
// Mistake: releases the old address only if the new one was free
// Shows: Each attempt sees another old address
// Instead of:
if let old { try await release(old, context) }
// Write:
if let old, new?.isFirst ?? true { try await release(old, context) }

// Answer: releases-before-the-change
// Mistake: releases the old address before the user is changed
// Shows: The old address is released when everything else is done
// Instead of:
    new = try await reserve(email, for: id, context)
// Write:
    new = try await reserve(email, for: id, context)
    if let old, old.email != email { try await release(old, context) }
// Instead of:
if let old { try await release(old, context) }
// Write:

// Answer: releases-the-new-one
// Mistake: releases the new address and not the old one
// Shows: Then john@ is free for user 2
// Instead of:
if let old { try await release(old, context) }
// Write:
if old != nil, let new { try await release(new, context) }

// Answer: releases-what-it-finds
// Mistake: looks at the old reservation when it is about to release it
// Shows: as it was seen in `prepare`
// Instead of:
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
// Write:
    if let email = state.email {
      old = Reservation(email: email, userID: id, version: 0, isFirst: false)
    }
// Instead of:
if let old { try await release(old, context) }
// Write:
if let old {
  try await handler.handle(
    EmailReservation.Command.release(old.email, id), by: EmailReservation.self,
    in: EmailReservation.stream(of: old.email), context: step(of: context))
}

// Answer: releases-whatever-went-wrong
// Mistake: releases the new address after any error
// Shows: After an error that is no refusal
// Instead of:
} catch let refusal as User.Rejection {
  if let new, new.isFirst { try await release(new, context) }
  throw refusal
// Write:
} catch {
  if let new, new.isFirst { try await release(new, context) }
  throw error

// Answer: releases-without-a-version
// Mistake: releases the new address whatever has become of it
// Shows: Release the reservation as you made it
// Instead of:
  if let new, new.isFirst { try await release(new, context) }
// Write:
  if let new, new.isFirst {
    try await release(try await reservation(of: new.email, for: id), context)
  }

// Answer: reserves-afterwards
// Mistake: registers first and reserves then
// Shows: First the address, then the user
// Hole: 1
let result = try await handler.handle(
  command, by: User.self, in: User.stream(of: id), context: context)
if !result.events.isEmpty { _ = try await reserve(email, for: id, context) }
return result

// Answer: reserves-once
// Mistake: reserves for the first attempt only
// Shows: each time it has to reserve
// Instead of:
    new = try await reserve(email, for: id, context)
// Write:
    if new == nil { new = try await reserve(email, for: id, context) }
