// Exercise: 6.8
// Mistake: asks only whose the address is now
// Shows: found nobody, and the guess 2 was free
// Hole: 1
let reservations = try await store.read(EmailReservation.stream(of: email))
let owner = EmailReservation.replay(reservations).owner
var number = owner ?? guess
while true {
  do {
    let result = try await users.register(
      number, firstName: firstName, lastName: lastName, email: email, context: context)
    // Nothing had to be done: somebody with the same name registered the address before.
    guard !result.events.isEmpty else { throw EmailTaken(email: email) }
    return (number, result)
  } catch User.Rejection.alreadyRegistered {
    guard owner == nil else { throw EmailTaken(email: email) }
    number = UserID(rawValue: number.rawValue + 1)
  }
}
