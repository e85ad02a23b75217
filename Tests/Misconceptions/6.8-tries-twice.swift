// Exercise: 6.8
// Mistake: gives up after the next number
// Shows: eight people registered at once
// Hole: 1
let owner = try await owner(of: email, context)
let first = owner ?? guess
for number in [first, UserID(rawValue: first.rawValue + 1)] {
  do {
    let result = try await users.register(
      number, firstName: firstName, lastName: lastName, email: email, context: context)
    guard !result.events.isEmpty else { throw EmailTaken(email: email) }
    return (number, result)
  } catch User.Rejection.alreadyRegistered(let id) {
    guard owner == nil else { throw EmailTaken(email: email) }
    if id != first { throw User.Rejection.alreadyRegistered(id) }
  }
}
throw User.Rejection.alreadyRegistered(first)
