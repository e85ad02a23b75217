// Wrong answers to exercise 1.5.

// Answer: asks-for-a-created-user
// Mistake: leaves out an event that should not have been possible
// Shows: A fold never refuses an event
// Instead of:
case .emailUpdated(_, let newEmail):
// Write:
case .emailUpdated(_, let newEmail):
  guard state.email != nil else { return }

// Answer: checks-the-recorded-address
// Mistake: holds a recorded address against the rules of today
// Shows: check what is typed, never what is recorded
// Instead of:
  state.email = newEmail
// Write:
  if let email = try? EmailAddress(parsing: newEmail.value) { state.email = email }

// Answer: forgets-the-names
// Mistake: makes a new state of the event, which knows nothing of the names
// Shows: John keeps his name
// Instead of:
  state.email = newEmail
// Write:
  state = State(email: newEmail)

// Answer: keeps-the-first-address
// Mistake: sets the address only where there is none
// Shows: The last address counts
// Instead of:
  state.email = newEmail
// Write:
  state.email = state.email ?? newEmail

// Answer: swaps-the-names
// Mistake: takes the first name for the last one
// Shows: each in its place
// Instead of:
case .created(_, let firstName, let lastName, let email):
// Write:
case .created(_, let lastName, let firstName, let email):
