// Exercise: 6.8
// Alternative: calls itself with the next guess
// Hole: 1
let chosen = try await owner(of: email, context)
let number = chosen ?? guess
do {
  let result = try await users.register(
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
