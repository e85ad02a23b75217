// Exercise: 3.13
// Mistake: keeps the old address of the first attempt
// Shows: Each attempt sees another old address
var old: Reservation?
var new: Reservation?
let result: CommandResult<User.Event>
do {
  result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    if old == nil, let email = state.email { old = try await reservation(of: email, for: id) }
    new = try await reserve(email, for: id, context)
  }
} catch let refusal as User.Rejection {
  if let new, new.isFirst { try await release(new, context) }
  throw refusal
}
if let old { try await release(old, context) }
return result
