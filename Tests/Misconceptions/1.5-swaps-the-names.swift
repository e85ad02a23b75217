// Exercise: 1.5
// Mistake: takes the first name for the last one
// Shows: each in its place
switch event {
case .created(_, let lastName, let firstName, let email):
  state = State(firstName: firstName, lastName: lastName, email: email)
case .emailUpdated(_, let newEmail):
  state.email = newEmail
}
