// Exercise: 6.8
// Mistake: begins a new correlation
// Shows: and the event has to say so
// Hole: 1
let owner = try await owner(of: email, context)
var number = owner ?? guess
while true {
  do {
    let result = try await users.register(
      number, firstName: firstName, lastName: lastName, email: email,
      context: CommandContext(context.commandID))
    // Nothing had to be done: somebody with the same name registered the address before.
    guard !result.events.isEmpty else { throw EmailTaken(email: email) }
    return (number, result)
  } catch User.Rejection.alreadyRegistered {
    guard owner == nil else { throw EmailTaken(email: email) }
    number = UserID(rawValue: number.rawValue + 1)
  }
}
