// Exercise: 1.5
// Mistake: leaves out an event that should not have been possible
// Shows: A fold never refuses an event
switch event {
case .created(_, let firstName, let lastName, let email):
  state = State(firstName: firstName, lastName: lastName, email: email)
case .emailUpdated(_, let newEmail):
  guard state.email != nil else { return }
  state.email = newEmail
}
