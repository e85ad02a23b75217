// Exercise: 3.13
// Mistake: registers first and reserves then
// Shows: First the address, then the user
let result = try await handler.handle(
  command, by: User.self, in: User.stream(of: id), context: context)
if !result.events.isEmpty { _ = try await reserve(email, for: id, context) }
return result
