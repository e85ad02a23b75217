// Exercise: 6.8
// Mistake: takes every error for an address that is taken, once it is reserved
// Shows: would be kept as
let owner = try await owner(of: email, context)
var number = owner ?? guess
while true {
  do {
    let result = try await users.register(
      number, firstName: firstName, lastName: lastName, email: email, context: context)
    guard !result.events.isEmpty else { throw EmailTaken(email: email) }
    return (number, result)
  } catch where owner != nil {
    throw EmailTaken(email: email)
  } catch User.Rejection.alreadyRegistered {
    number = UserID(rawValue: number.rawValue + 1)
  }
}
