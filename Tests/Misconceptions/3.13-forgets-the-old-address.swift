// Exercise: 3.13
// Mistake: does not release the old address
// Shows: Then john@ is free for user 2
var new: Reservation?
do {
  let result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { _ in
    new = try await reserve(email, for: id, context)
  }
  return result
} catch {
  if let new { try await release(new, context) }
  throw error
}
