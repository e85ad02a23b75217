// Other right answers to exercise 1.5.

// Answer: field-by-field
// Alternative: assigns each field separately
// Instead of:
  state = State(firstName: firstName, lastName: lastName, email: email)
// Write:
  state.firstName = firstName
  state.lastName = lastName
  state.email = email

// Answer: new-state
// Alternative: creates a whole new state each time
// Hole: 1
state =
  switch event {
  case .created(_, let first, let last, let email):
    State(firstName: first, lastName: last, email: email)
  case .emailUpdated(userID: _, newEmail: let email):
    State(firstName: state.firstName, lastName: state.lastName, email: email)
  }
