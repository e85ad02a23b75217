// Exercise: 6.8
// Mistake: draws a number
// Shows: Number 7 was free, and it was the guess
// Hole: 1
let owner = try await owner(of: email, context)
var number = owner ?? UserID(rawValue: Int.random(in: 1_000...1_000_000))
while true {
  do {
    let result = try await users.register(
      number, firstName: firstName, lastName: lastName, email: email, context: context)
    // Nothing had to be done: somebody with the same name registered the address before.
    guard !result.events.isEmpty else { throw EmailTaken(email: email) }
    return (number, result)
  } catch User.Rejection.alreadyRegistered {
    guard owner == nil else { throw EmailTaken(email: email) }
    number = UserID(rawValue: Int.random(in: 1_000...1_000_000))
  }
}
