// Exercise: 3.13
// Mistake: looks at the old reservation when it is about to release it
// Shows: A release must not free what was reserved anew
var old: Reservation?
var new: Reservation?
do {
  let result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    if let email = state.email {
      old = Reservation(email: email, userID: id, version: 0)
    }
    new = try await reserve(email, for: id, context)
  }
  if let old {
    try await handler.handle(
      EmailReservation.Command.release(old.email, id), by: EmailReservation.self,
      in: EmailReservation.stream(of: old.email), context: step(of: context))
  }
  return result
} catch {
  if let new { try await release(new, context) }
  throw error
}
