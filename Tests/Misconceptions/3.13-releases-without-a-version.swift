// Exercise: 3.13
// Mistake: releases the new address whatever has become of it
// Shows: Release the reservation as you made it
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
} catch let refusal as User.Rejection {
  if let new, new.isFirst {
    try await release(try await reservation(of: new.email, for: id), context)
  }
  throw refusal
}
if let old { try await release(old, context) }
return result
