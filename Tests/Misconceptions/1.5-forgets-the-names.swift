// Exercise: 1.5
// Mistake: makes a new state of the event, which knows nothing of the names
// Shows: John keeps his name
switch event {
case .created(_, let firstName, let lastName, let email):
  state = State(firstName: firstName, lastName: lastName, email: email)
case .emailUpdated(_, let newEmail):
  state = State(email: newEmail)
}
