// Exercise: 3.13
// Alternative: keeps the outcome and releases afterwards
var unneeded: [Reservation] = []
var reserved: Reservation?
let outcome: Result<CommandResult<User.Event>, any Error>
do {
  let result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    unneeded = []
    if let email = state.email { unneeded.append(try await reservation(of: email, for: id)) }
    reserved = try await reserve(email, for: id, context)
  }
  outcome = .success(result)
} catch {
  unneeded = [reserved].compactMap(\.self)
  outcome = .failure(error)
}
for reservation in unneeded { try await release(reservation, context) }
return try outcome.get()
