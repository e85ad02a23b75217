// Exercise: 1.5
// Mistake: holds a recorded address against the rules of today
// Shows: check what is typed, never what is recorded
switch event {
case .created(_, let firstName, let lastName, let email):
  state = State(firstName: firstName, lastName: lastName, email: email)
case .emailUpdated(_, let newEmail):
  if let email = try? EmailAddress(parsing: newEmail.value) { state.email = email }
}
