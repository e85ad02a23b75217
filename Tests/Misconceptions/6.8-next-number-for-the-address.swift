// Exercise: 6.8
// Mistake: goes on with the next number when the address is taken
// Shows: wanted to register with his address
// Hole: 1
let owner = try await owner(of: email, context)
var number = owner ?? guess
while true {
  do {
    let result = try await users.register(
      number, firstName: firstName, lastName: lastName, email: email, context: context)
    // Nothing had to be done: somebody with the same name registered the address before.
    guard !result.events.isEmpty else { throw EmailTaken(email: email) }
    return (number, result)
  } catch let error where error is User.Rejection || error is EmailTaken {
    number = UserID(rawValue: number.rawValue + 1)
  }
}
