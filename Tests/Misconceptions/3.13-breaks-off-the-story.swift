// Exercise: 3.13
// Mistake: begins a new correlation for the reservation
// Shows: belong to
var old: Reservation?
var new: Reservation?
do {
  let result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
    new = try await reserve(
      email, for: id, CommandContext(CommandID(rawValue: handler.ids.next().description)))
  }
  if let old { try await release(old, context) }
  return result
} catch {
  if let new { try await release(new, context) }
  throw error
}
