// Wrong answers to exercise 1.5.

// Answer: asks-for-a-created-user
// Mistake: ignores a change before the creation
// Shows: A fold never refuses an event
// Instead of:
case .emailUpdated(_, let newEmail):
// Write:
case .emailUpdated(_, let newEmail):
  guard state.email != nil else { return }

// Answer: checks-the-recorded-address
// Mistake: checks a recorded address with today's rules
// Shows: Check what is typed, never what is recorded
// Instead of:
  state.email = newEmail
// Write:
  if let email = try? EmailAddress(parsing: newEmail.value) { state.email = email }

// Answer: forgets-the-names
// Mistake: resets the names when the address changes
// Shows: so John keeps his
// Instead of:
  state.email = newEmail
// Write:
  state = State(email: newEmail)

// Answer: ignores-a-second-created
// Mistake: ignores a second creation
// Shows: Whether a user can be created twice is a rule
// Instead of:
  state = State(firstName: firstName, lastName: lastName, email: email)
// Write:
  guard state.email == nil else { return }
  state = State(firstName: firstName, lastName: lastName, email: email)

// Answer: keeps-the-first-address
// Mistake: changes the address only if there is none
// Shows: The latest address counts
// Instead of:
  state.email = newEmail
// Write:
  state.email = state.email ?? newEmail

// Answer: spells-addresses-anew
// Mistake: normalizes a recorded address
// Shows: Today's rules are newer than this event
// Instead of:
  state.email = newEmail
// Write:
  state.email = EmailAddress(recorded: newEmail.value.lowercased())

// Answer: swaps-the-names
// Mistake: swaps first and last name
// Shows: in its own place
// Instead of:
case .created(_, let firstName, let lastName, let email):
// Write:
case .created(_, let lastName, let firstName, let email):
