// Exercise: 3.5
// Mistake: answers nothing whenever there is a user
// Shows: whose name would be overwritten
// Hole: 1
guard state == initial else { return [] }
return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]
// Hole: 2
guard state != initial else { throw .unknownUser(id) }
return email == state.email ? [] : [.emailUpdated(userID: id, newEmail: email)]
