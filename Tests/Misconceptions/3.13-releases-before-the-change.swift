// Exercise: 3.13
// Mistake: releases the old address before the user is changed
// Shows: The old address is released when everything else is done
var old: Reservation?
var new: Reservation?
let result: CommandResult<User.Event>
do {
  result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
    new = try await reserve(email, for: id, context)
    if let old, old.email != email { try await release(old, context) }
  }
} catch let refusal as User.Rejection {
  if let new, new.isFirst { try await release(new, context) }
  throw refusal
}
return result
