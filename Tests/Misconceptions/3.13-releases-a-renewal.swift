// Exercise: 3.13
// Mistake: releases a reservation that it has only renewed
// Shows: that only renewed a reservation
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
  if let new { try await release(new, context) }
  throw refusal
}
if let old { try await release(old, context) }
return result
