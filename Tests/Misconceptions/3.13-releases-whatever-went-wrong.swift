// Exercise: 3.13
// Mistake: releases the new address after any error
// Shows: After an error that is no refusal
var old: Reservation?
var new: Reservation?
let result: CommandResult<User.Event>
do {
  result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
    new = try await reserve(email, for: id, context)
  }
} catch {
  if let new, new.isFirst { try await release(new, context) }
  throw error
}
if let old { try await release(old, context) }
return result
