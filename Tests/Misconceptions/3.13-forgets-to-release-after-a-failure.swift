// Exercise: 3.13
// Mistake: does not release what was reserved for nothing
// Shows: What was reserved for nothing has to be released
var old: Reservation?
do {
  let result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
    _ = try await reserve(email, for: id, context)
  }
  if let old { try await release(old, context) }
  return result
} catch {
  throw error
}
