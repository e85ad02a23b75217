// Exercise: 6.8
// Mistake: tells a namesake that all is well
// Shows: whoever gets a number is told that a user was
// Hole: 1
let owner = try await owner(of: email, context)
var number = owner ?? guess
while true {
  do {
    let result = try await users.register(
      number, firstName: firstName, lastName: lastName, email: email, context: context)
    return (number, result)
  } catch User.Rejection.alreadyRegistered {
    guard owner == nil else { throw EmailTaken(email: email) }
    number = UserID(rawValue: number.rawValue + 1)
  }
}
