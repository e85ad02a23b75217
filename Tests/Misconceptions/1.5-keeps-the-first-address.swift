// Exercise: 1.5
// Mistake: sets the address only where there is none
// Shows: The last address counts
switch event {
case .created(_, let firstName, let lastName, let email):
  state = State(firstName: firstName, lastName: lastName, email: email)
case .emailUpdated(_, let newEmail):
  state.email = state.email ?? newEmail
}
