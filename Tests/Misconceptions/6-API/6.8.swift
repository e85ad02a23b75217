// Wrong answers to exercise 6.8.

// Answer: address-is-taken
// Mistake: refuses every address that is reserved
// Shows: It has to give
// Instead of:
let owner = try await owner(of: email, context)
var number = owner ?? guess
// Write:
guard try await owner(of: email, context) == nil else { throw EmailTaken(email: email) }
var number = guess
// Instead of:
    guard owner == nil else { throw EmailTaken(email: email) }
// Write:

// Answer: every-refusal-is-a-taken-number
// Mistake: takes the next number whatever was refused
// Shows: A name of blanks has to be refused
// Instead of:
  } catch User.Rejection.alreadyRegistered {
// Write:
  } catch is User.Rejection {

// Answer: every-trouble-is-taken
// Mistake: takes every error for an address that is taken, once it is reserved
// Shows: would be kept as
// Instead of:
    // Nothing had to be done: somebody with the same name registered the address before.
// Write:
// Instead of:
  } catch User.Rejection.alreadyRegistered {
    guard owner == nil else { throw EmailTaken(email: email) }
// Write:
  } catch where owner != nil {
    throw EmailTaken(email: email)
  } catch User.Rejection.alreadyRegistered {

// Answer: forgets-the-visit
// Mistake: begins a new correlation
// Shows: and the event has to say so
// Instead of:
      number, firstName: firstName, lastName: lastName, email: email, context: context)
// Write:
      number, firstName: firstName, lastName: lastName, email: email,
      context: CommandContext(context.commandID))

// Answer: guesses-anew
// Mistake: does not ask for which number the address is reserved
// Shows: the address tells for which number it is reserved
// Instead of:
let owner = try await owner(of: email, context)
var number = owner ?? guess
// Write:
var number = guess
// Instead of:
    guard owner == nil else { throw EmailTaken(email: email) }
// Write:

// Answer: guesses-once
// Mistake: takes the guess and nothing else
// Shows: so a guess may be taken
// Hole: 1
let number = try await owner(of: email, context) ?? guess
let result = try await registration.register(
  number, firstName: firstName, lastName: lastName, email: email, context: context)
guard !result.events.isEmpty else { throw EmailTaken(email: email) }
return (number, result)

// Answer: looks-for-a-gap
// Mistake: looks for a free number, and trusts that it stays free
// Shows: Number 1 was free when the registration looked
// Hole: 1
var number = try await owner(of: email, context) ?? guess
if number == guess {
  while try await !store.read(User.stream(of: number)).isEmpty {
    number = UserID(rawValue: number.rawValue + 1)
  }
}
let result = try await registration.register(
  number, firstName: firstName, lastName: lastName, email: email, context: context)
guard !result.events.isEmpty else { throw EmailTaken(email: email) }
return (number, result)

// Answer: new-command-each-time
// Mistake: gives each try a command that nobody knows
// Shows: repetition is known by it
// Instead of:
      number, firstName: firstName, lastName: lastName, email: email, context: context)
// Write:
      number, firstName: firstName, lastName: lastName, email: email,
      context: context.leading(to: CommandID(rawValue: "\(context.commandID) as \(number)")))

// Answer: next-number-for-the-address
// Mistake: goes on with the next number when the address is taken
// Shows: wanted to register with his address
// Instead of:
  } catch User.Rejection.alreadyRegistered {
    guard owner == nil else { throw EmailTaken(email: email) }
// Write:
  } catch let error where error is User.Rejection || error is EmailTaken {

// Answer: nothing-done-is-done
// Mistake: tells a namesake that all is well
// Shows: whoever gets a number is told that a user was
// Instead of:
    // Nothing had to be done: somebody with the same name registered the address before.
    guard !result.events.isEmpty else { throw EmailTaken(email: email) }
// Write:

// Answer: owner-of-now
// Mistake: asks only whose the address is now
// Shows: found nobody, and the guess 2 was free
// Instead of:
let owner = try await owner(of: email, context)
// Write:
let reservations = try await store.read(EmailReservation.stream(of: email))
let owner = EmailReservation.replay(reservations).owner

// Answer: rolls-dice
// Mistake: draws a number
// Shows: Number 7 was free, and it was the guess
// Instead of:
var number = owner ?? guess
// Write:
var number = owner ?? UserID(rawValue: Int.random(in: 1_000...1_000_000))
// Instead of:
    number = UserID(rawValue: number.rawValue + 1)
// Write:
    number = UserID(rawValue: Int.random(in: 1_000...1_000_000))

// Answer: tries-twice
// Mistake: gives up after the next number
// Shows: eight people registered at once
// Hole: 1
let owner = try await owner(of: email, context)
let first = owner ?? guess
for number in [first, UserID(rawValue: first.rawValue + 1)] {
  do {
    let result = try await registration.register(
      number, firstName: firstName, lastName: lastName, email: email, context: context)
    guard !result.events.isEmpty else { throw EmailTaken(email: email) }
    return (number, result)
  } catch User.Rejection.alreadyRegistered(let id) {
    guard owner == nil else { throw EmailTaken(email: email) }
    if id != first { throw User.Rejection.alreadyRegistered(id) }
  }
}
throw User.Rejection.alreadyRegistered(first)
