// Other right answers to exercise 3.5.

// Answer: by-email
// Alternative: uses the address to see whether the user exists
// Hole: 1
if let known = state.email {
  let isSame = known == email && state.firstName == firstName && state.lastName == lastName
  if !isSame { throw .alreadyRegistered(id) }
  return []
}
return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]
// Hole: 2
guard let old = state.email else { throw .unknownUser(id) }
if old == email { return [] }
return [.emailUpdated(userID: id, newEmail: email)]
