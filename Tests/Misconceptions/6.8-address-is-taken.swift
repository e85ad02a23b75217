// Exercise: 6.8
// Mistake: refuses every address that is reserved
// Shows: It has to give
// Hole: 1
guard try await owner(of: email, context) == nil else { throw EmailTaken(email: email) }
var number = guess
while true {
  do {
    let result = try await users.register(
      number, firstName: firstName, lastName: lastName, email: email, context: context)
    // Nothing had to be done: somebody with the same name registered the address before.
    guard !result.events.isEmpty else { throw EmailTaken(email: email) }
    return (number, result)
  } catch User.Rejection.alreadyRegistered {
    number = UserID(rawValue: number.rawValue + 1)
  }
}
