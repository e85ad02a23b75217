// Exercise: 3.5
// Mistake: compares the names and not the address
// Shows: Another address is another registration
// Hole: 1
guard state != initial else {
  return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]
}
guard state.firstName == firstName, state.lastName == lastName else { throw .alreadyRegistered(id) }
return []
// Hole: 2
guard state != initial else { throw .unknownUser(id) }
return email == state.email ? [] : [.emailUpdated(userID: id, newEmail: email)]
