// Wrong answers to exercise 4.2.

// Answer: address-of-nobody
// Mistake: indexes the address of an unknown user
// Shows: has an entry too many
// Instead of:
case .emailUpdated(let id, let newEmail):
// Write:
case .emailUpdated(let id, let newEmail):
  owners[newEmail] = id

// Answer: changed-from-the-start
// Mistake: marks the address as changed at the registration
// Shows: User 1 registered with
// Instead of:
    registeredAt: event.recordedAt)
// Write:
    registeredAt: event.recordedAt, emailChangedAt: event.recordedAt)

// Answer: counts-versions
// Mistake: counts events instead of using the version
// Shows: not from a count
// Instead of:
  user.version = event.version
// Write:
  user.version += 1

// Answer: forgets-new-address
// Mistake: doesn't add the new address to the index
// Shows: expected: doe@ finds user 1, john@ finds no user
// Instead of:
  owners[newEmail] = id
// Write:

// Answer: forgets-the-index
// Mistake: changes the table, but not the index
// Shows: goes into `users` and into `owners`
// Instead of:
  owners[email] = id
// Write:

// Answer: index-at-registration
// Mistake: updates the index only at registrations
// Shows: A stale entry in `owners`
// Instead of:
  owners[user.email] = nil
  owners[newEmail] = id
// Write:

// Answer: invents-users
// Mistake: creates a row for a user without a registration
// Shows: An unknown user is not made up
// Instead of:
  guard var user = users[id] else { return }
// Write:
  var user =
    users[id]
    ?? Details(
      id: id, firstName: "", lastName: "", email: newEmail, version: event.version,
      registeredAt: event.recordedAt)

// Answer: keeps-old-address
// Mistake: keeps the old address in the index
// Shows: sends letters to the wrong person
// Instead of:
  owners[user.email] = nil
// Write:

// Answer: keeps-old-version
// Mistake: keeps the version of the registration
// Shows: A change updates the address, the version
// Instead of:
  user.version = event.version
// Write:

// Answer: new-registration
// Mistake: uses the time of the change as the time of registration
// Shows: and nothing else
// Instead of:
  user.email = newEmail
  user.version = event.version
  user.emailChangedAt = event.recordedAt
// Write:
  user = Details(
    id: id, firstName: user.firstName, lastName: user.lastName, email: newEmail,
    version: event.version, registeredAt: event.recordedAt, emailChangedAt: event.recordedAt)

// Answer: notes-before-forgetting
// Mistake: adds the new address before it removes the old one
// Shows: remove the old one first
// Instead of:
  owners[user.email] = nil
  owners[newEmail] = id
// Write:
  owners[newEmail] = id
  owners[user.email] = nil

// Answer: takes-an-address-away
// Mistake: adds an address before it knows that the user exists
// Shows: expected: john@ finds user 1
// Instead of:
  guard var user = users[id] else { return }
  owners[user.email] = nil
  owners[newEmail] = id
// Write:
  if let old = users[id]?.email { owners[old] = nil }
  owners[newEmail] = id
  guard var user = users[id] else { return }

// Answer: time-of-the-machine
// Mistake: uses the system's time instead of the event's
// Shows: with the date of the event
// Instead of:
    registeredAt: event.recordedAt)
// Write:
    registeredAt: Date())
