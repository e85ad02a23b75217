// Exercise: 3.5
// Mistake: takes the same registration for a mistake
// Shows: made a second time: nothing changes
// Hole: 1
guard state == initial else { throw .alreadyRegistered(id) }
return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]
// Hole: 2
guard state != initial else { throw .unknownUser(id) }
return email == state.email ? [] : [.emailUpdated(userID: id, newEmail: email)]
