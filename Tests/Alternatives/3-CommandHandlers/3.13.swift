// Other right answers to exercise 3.13.

// Answer: result
// Alternative: keeps the outcome and releases afterwards
// Hole: 1
var unneeded: Reservation?
var reserved: Reservation?
let outcome: Result<CommandResult<User.Event>, any Error>
do {
  let result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    unneeded = nil
    if let email = state.email { unneeded = try await reservation(of: email, for: id) }
    reserved = try await reserve(email, for: id, context)
  }
  outcome = .success(result)
} catch {
  outcome = .failure(error)
  guard error is User.Rejection else { throw error }
  unneeded = reserved?.isFirst == true ? reserved : nil
}
if let unneeded { try await release(unneeded, context) }
return try outcome.get()
