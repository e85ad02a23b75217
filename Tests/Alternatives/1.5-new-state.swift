// Exercise: 1.5
// Alternative: makes a whole new state each time
state =
  switch event {
  case .created(_, let first, let last, let email):
    State(firstName: first, lastName: last, email: email)
  case .emailUpdated(userID: _, newEmail: let email):
    State(firstName: state.firstName, lastName: state.lastName, email: email)
  }
