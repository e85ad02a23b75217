// Exercise: 3.5
// Mistake: creates a user a second time
// Shows: nothing changes
// Hole: 1
if state != initial, state.firstName != firstName { throw .alreadyRegistered(id) }
return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]
// Hole: 2
guard state != initial else { throw .unknownUser(id) }
return email == state.email ? [] : [.emailUpdated(userID: id, newEmail: email)]
