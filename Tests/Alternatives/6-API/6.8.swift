// Other right answers to exercise 6.8.

// Answer: calls-itself
// Alternative: calls itself with the next number
// Hole: 1
let chosen = try await owner(of: email, context)
let number = chosen ?? guess
do {
  let result = try await registration.register(
    number, firstName: firstName, lastName: lastName, email: email, context: context)
  if result.events.isEmpty { throw EmailTaken(email: email) }
  return (number, result)
} catch User.Rejection.alreadyRegistered where chosen == nil {
  return try await register(
    firstName: firstName, lastName: lastName, email: email,
    guess: UserID(rawValue: number.rawValue + 1), context: context)
} catch User.Rejection.alreadyRegistered {
  throw EmailTaken(email: email)
}

// Answer: one-after-the-other
// Alternative: tries the numbers in a loop
// Hole: 1
if let owner = try await owner(of: email, context) {
  let result: CommandResult<User.Event>
  do {
    result = try await registration.register(
      owner, firstName: firstName, lastName: lastName, email: email, context: context)
  } catch User.Rejection.alreadyRegistered {
    throw EmailTaken(email: email)
  }
  if result.events.isEmpty { throw EmailTaken(email: email) }
  return (owner, result)
}
for number in guess.rawValue... {
  let id = UserID(rawValue: number)
  // Most of those that are taken are seen without reserving anything.
  guard try await store.read(User.stream(of: id), .forwards, from: nil, limit: 1).isEmpty else {
    continue
  }
  do {
    let result = try await registration.register(
      id, firstName: firstName, lastName: lastName, email: email, context: context)
    if result.events.isEmpty { throw EmailTaken(email: email) }
    return (id, result)
  } catch User.Rejection.alreadyRegistered(id) {
    continue
  }
}
throw User.Rejection.alreadyRegistered(guess)
