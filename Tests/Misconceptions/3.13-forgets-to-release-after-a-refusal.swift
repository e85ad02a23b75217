// Exercise: 3.13
// Mistake: does not release what was reserved for nothing
// Shows: What was reserved for nothing has to be released
var old: Reservation?
let result: CommandResult<User.Event>
do {
  result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
    _ = try await reserve(email, for: id, context)
  }
} catch let refusal as User.Rejection {
  throw refusal
}
if let old { try await release(old, context) }
return result
