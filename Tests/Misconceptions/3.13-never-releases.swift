// Exercise: 3.13
// Mistake: keeps every address for ever
// Shows: What was reserved for nothing has to be released
let result = try await handler.handle(
  command, by: User.self, in: User.stream(of: id), context: context
) { _ in _ = try await reserve(email, for: id, context) }
return result
