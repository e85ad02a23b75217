// Exercise: 3.13
// Mistake: does not release the old address
// Shows: Then john@ is free for user 2
var new: Reservation?
let result: CommandResult<User.Event>
do {
  result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { _ in
    new = try await reserve(email, for: id, context)
  }
} catch let refusal as User.Rejection {
  if let new, new.isFirst { try await release(new, context) }
  throw refusal
}
return result
