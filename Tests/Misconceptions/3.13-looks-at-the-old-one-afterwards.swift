// Exercise: 3.13
// Mistake: looks at the old reservation after the change
// Shows: as it was seen in `prepare`
var left: EmailAddress?
var new: Reservation?
let result: CommandResult<User.Event>
do {
  result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    left = state.email
    new = try await reserve(email, for: id, context)
  }
} catch let refusal as User.Rejection {
  if let new, new.isFirst { try await release(new, context) }
  throw refusal
}
if let left { try await release(try await reservation(of: left, for: id), context) }
return result
