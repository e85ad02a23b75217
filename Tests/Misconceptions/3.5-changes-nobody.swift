// Exercise: 3.5
// Mistake: changes the address of a user who is not there
// Shows: There is no such user
// Hole: 1
guard state != State(firstName: firstName, lastName: lastName, email: email) else { return [] }
guard state == initial else { throw .alreadyRegistered(id) }
return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]
// Hole: 2
email == state.email ? [] : [.emailUpdated(userID: id, newEmail: email)]
