// Exercise: 3.13
// Mistake: looks at the old address before the command is handled
// Shows: The old address is the one of the state
let before = User.replay(try await handler.store.read(User.stream(of: id))).email
var old: Reservation?
if let before { old = try await reservation(of: before, for: id) }
var new: Reservation?
let result: CommandResult<User.Event>
do {
  result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    new = try await reserve(email, for: id, context)
  }
} catch let refusal as User.Rejection {
  if let new, new.isFirst { try await release(new, context) }
  throw refusal
}
if let old, old.email != email { try await release(old, context) }
return result
