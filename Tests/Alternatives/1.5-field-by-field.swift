// Exercise: 1.5
// Alternative: writes every field on its own
switch event {
case .created(_, let firstName, let lastName, let email):
  state.firstName = firstName
  state.lastName = lastName
  state.email = email
case .emailUpdated(_, let newEmail):
  state.email = newEmail
}
