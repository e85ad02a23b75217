// Exercise: 3.13
// Mistake: looks at the old reservation when it is about to release it
// Shows: as it was seen in `prepare`
var old: Reservation?
var new: Reservation?
let result: CommandResult<User.Event>
do {
  result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    if let email = state.email {
      old = Reservation(email: email, userID: id, version: 0, isFirst: false)
    }
    new = try await reserve(email, for: id, context)
  }
} catch let refusal as User.Rejection {
  if let new, new.isFirst { try await release(new, context) }
  throw refusal
}
if let old {
  try await handler.handle(
    EmailReservation.Command.release(old.email, id), by: EmailReservation.self,
    in: EmailReservation.stream(of: old.email), context: step(of: context))
}
return result
