// Wrong answers to exercise 6.8.

// Answer: address-is-taken
// Mistake: rejects every reserved address
// Shows: The reservation of the address says which number
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
// Mistake: tries the next number after any rejection
// Shows: A registration with an empty name came
// Instead of:
  } catch User.Rejection.alreadyRegistered {
// Write:
  } catch is User.Rejection {

// Answer: every-trouble-is-taken
// Mistake: treats every error as a taken address
// Shows: would be stored as the response
// Instead of:
    // Nothing was done: another request has registered the same name and address.
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
// Shows: in the correlation "visit"
// Instead of:
      number, firstName: firstName, lastName: lastName, email: email, context: context)
// Write:
      number, firstName: firstName, lastName: lastName, email: email,
      context: CommandContext(context.commandID))

// Answer: guesses-anew
// Mistake: doesn't check for which number the address is reserved
// Shows: The reservation of the address says which number
// Instead of:
let owner = try await owner(of: email, context)
var number = owner ?? guess
// Write:
var number = guess
// Instead of:
    guard owner == nil else { throw EmailTaken(email: email) }
// Write:

// Answer: guesses-once
// Mistake: tries only the first number
// Shows: try one number after the other
// Hole: 1
let number = try await owner(of: email, context) ?? guess
let result = try await registration.register(
  number, firstName: firstName, lastName: lastName, email: email, context: context)
guard !result.events.isEmpty else { throw EmailTaken(email: email) }
return (number, result)

// Answer: looks-for-a-gap
// Mistake: checks that a number is free, and relies on it
// Shows: Number 1 was free when your code looked
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
// Mistake: uses another command id for each try
// Shows: A retry is recognized by them
// Instead of:
      number, firstName: firstName, lastName: lastName, email: email, context: context)
// Write:
      number, firstName: firstName, lastName: lastName, email: email,
      context: context.leading(to: CommandID(rawValue: "\(context.commandID) as \(number)")))

// Answer: next-number-for-the-address
// Mistake: tries the next number when the address is taken
// Shows: With an owner, the next number doesn't help
// Instead of:
  } catch User.Rejection.alreadyRegistered {
    guard owner == nil else { throw EmailTaken(email: email) }
// Write:
  } catch let error where error is User.Rejection || error is EmailTaken {

// Answer: nothing-done-is-done
// Mistake: reports success to another user with the same name
// Shows: A result without events registered no one
// Instead of:
    // Nothing was done: another request has registered the same name and address.
    guard !result.events.isEmpty else { throw EmailTaken(email: email) }
// Write:

// Answer: owner-of-now
// Mistake: checks only the current owner of the address
// Shows: At the retry, `owner(of:_:)` returns nil
// Instead of:
let owner = try await owner(of: email, context)
// Write:
let reservations = try await store.read(EmailReservation.stream(of: email))
let owner = EmailReservation.replay(reservations).owner

// Answer: rolls-dice
// Mistake: uses a random number
// Shows: The guess was 7, and that number was free
// Instead of:
var number = owner ?? guess
// Write:
var number = owner ?? UserID(rawValue: Int.random(in: 1_000...1_000_000))
// Instead of:
    number = UserID(rawValue: number.rawValue + 1)
// Write:
    number = UserID(rawValue: Int.random(in: 1_000...1_000_000))

// Answer: tries-twice
// Mistake: gives up after two numbers
// Shows: without a limit
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

// Answer: owner-or-nothing
// Mistake: treats an unreadable owner as none
// Shows: `try?` takes a failed read for "no owner"
// Instead of:
let owner = try await owner(of: email, context)
// Write:
let owner = try? await owner(of: email, context)

// Answer: tries-ten-times
// Mistake: gives up after ten numbers
// Shows: without a limit
// Instead of:
var number = owner ?? guess
while true {
// Write:
var number = owner ?? guess
var tries = 0
while true {
  tries += 1
  if tries > 10 { throw User.Rejection.alreadyRegistered(number) }

// Answer: every-error-is-a-taken-number
// Mistake: tries the next number after any error
// Shows: Catch only `.alreadyRegistered`
// Instead of:
  } catch User.Rejection.alreadyRegistered {
// Write:
  } catch {
    if error is EmailTaken || error is Unfinished { throw error }
