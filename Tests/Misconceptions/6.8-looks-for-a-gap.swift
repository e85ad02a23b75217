// Exercise: 6.8
// Mistake: looks for a free number, and trusts that it stays free
// Shows: Number 1 was free when the registration looked
// Hole: 1
var number = try await owner(of: email, context) ?? guess
if number == guess {
  while try await !store.read(User.stream(of: number)).isEmpty {
    number = UserID(rawValue: number.rawValue + 1)
  }
}
let result = try await users.register(
  number, firstName: firstName, lastName: lastName, email: email, context: context)
guard !result.events.isEmpty else { throw EmailTaken(email: email) }
return (number, result)
