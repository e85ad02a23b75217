// Exercise: 6.8
// Mistake: does not ask for which number the address is reserved
// Shows: the address tells for which number it is reserved
// Hole: 1
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
