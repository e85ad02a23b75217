// Wrong answers to exercise 3.5.

// Answer: changes-nobody
// Mistake: changes the address of an unknown user
// Shows: There is no such user
// Hole: 2
email == state.email ? [] : [.emailUpdated(userID: id, newEmail: email)]

// Answer: looks-at-the-name-only
// Mistake: compares the names, but not the address
// Shows: Another address is another registration
// Hole: 1
guard state != initial else {
  return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]
}
guard state.firstName == firstName, state.lastName == lastName else { throw .alreadyRegistered(id) }
return []

// Answer: records-the-same-address
// Mistake: records a change to the same address
// Shows: An event would say that something changed
// Hole: 2
guard state != initial else { throw .unknownUser(id) }
return [.emailUpdated(userID: id, newEmail: email)]

// Answer: refuses-the-same-registration
// Mistake: rejects a repeated registration
// Shows: The same registration came a second time
// Instead of:
guard state != State(firstName: firstName, lastName: lastName, email: email) else { return [] }
// Write:

// Answer: registers-again
// Mistake: creates a user again
// Shows: The same registration came a second time
// Hole: 1
if state != initial, state.firstName != firstName { throw .alreadyRegistered(id) }
return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]

// Answer: says-nothing-to-another
// Mistake: returns no events whenever the user exists
// Shows: whose first name would be overwritten
// Hole: 1
guard state == initial else { return [] }
return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]
