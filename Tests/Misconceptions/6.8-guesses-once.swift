// Exercise: 6.8
// Mistake: takes the guess and nothing else
// Shows: so a guess may be taken
// Hole: 1
let number = try await owner(of: email, context) ?? guess
let result = try await users.register(
  number, firstName: firstName, lastName: lastName, email: email, context: context)
guard !result.events.isEmpty else { throw EmailTaken(email: email) }
return (number, result)
