// Exercise: 3.13
// Mistake: releases the new address and not the old one
// Shows: Then john@ is free for user 2
var old: Reservation?
var new: Reservation?
do {
  let result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    old = if let email = state.email { try await reservation(of: email, for: id) } else { nil }
    new = try await reserve(email, for: id, context)
  }
  if old != nil, let new { try await release(new, context) }
  return result
} catch {
  if let new { try await release(new, context) }
  throw error
}
