// Exercise: 3.5
// Mistake: records the address that the user has
// Shows: An event would say that something changed
// Hole: 1
guard state != State(firstName: firstName, lastName: lastName, email: email) else { return [] }
guard state == initial else { throw .alreadyRegistered(id) }
return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]
// Hole: 2
guard state != initial else { throw .unknownUser(id) }
return [.emailUpdated(userID: id, newEmail: email)]
