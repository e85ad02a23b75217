// Other right answers to exercise 3.13.

// Answer: result
// Alternative: stores the result, and releases afterwards
// Hole: 1
var newest: AddressSwap?
let outcome: Result<CommandResult<User.Event>, any Error>
do {
  let result = try await handler.handle(
    command, by: User.self, in: User.stream(of: id), context: context
  ) { state in
    newest = try await reserve(email, insteadOf: state.email, for: id, context)
  }
  outcome = .success(result)
} catch {
  outcome = .failure(error)
}
guard let swap = newest else { return try outcome.get() }
switch outcome {
case .success(let result): try await swap.releaseOld(after: result)
case .failure(let error as User.Rejection): try await swap.releaseNew(after: error)
case .failure: break
}
return try outcome.get()
