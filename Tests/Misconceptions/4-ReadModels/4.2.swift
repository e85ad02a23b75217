// Wrong answers to exercise 4.2.

// Answer: address-of-nobody
// Mistake: notes the address of a user that it does not know
// Shows: has an entry too many
// Instead of:
case .emailUpdated(let id, let newEmail):
// Write:
case .emailUpdated(let id, let newEmail):
  owners[newEmail] = id

// Answer: changed-from-the-start
// Mistake: says that the address was changed at the registration
// Shows: User 1 registered with
// Instead of:
    registeredAt: event.recordedAt)
// Write:
    registeredAt: event.recordedAt, emailChangedAt: event.recordedAt)

// Answer: counts-versions
// Mistake: counts the versions by itself
// Shows: not from a count
// Instead of:
  user.version = event.version
// Write:
  user.version += 1

// Answer: forgets-new-address
// Mistake: does not note the new address in the index
// Shows: expected: doe@ finds user 1, john@ finds nobody
// Instead of:
  owners[newEmail] = id
// Write:

// Answer: forgets-the-index
// Mistake: changes the table and forgets the index
// Shows: goes into `users` and into `owners`
// Instead of:
  owners[email] = id
// Write:

// Answer: index-at-registration
// Mistake: keeps the index up to date at registrations only
// Shows: A stale entry in `owners`
// Instead of:
  owners[user.email] = nil
  owners[newEmail] = id
// Write:

// Answer: invents-users
// Mistake: makes up a user whose registration is not there
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
// Mistake: leaves the version as it was at the registration
// Shows: A change updates the address, the version
// Instead of:
  user.version = event.version
// Write:

// Answer: new-registration
// Mistake: takes the time of the change for that of the registration
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
// Mistake: notes the new address before it forgets the old one
// Shows: remove the old one first
// Instead of:
  owners[user.email] = nil
  owners[newEmail] = id
// Write:
  owners[newEmail] = id
  owners[user.email] = nil

// Answer: takes-an-address-away
// Mistake: notes an address before it knows whether there is such a user
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
// Mistake: takes the time of the machine instead of that of the event
// Shows: with the date of the event
// Instead of:
    registeredAt: event.recordedAt)
// Write:
    registeredAt: Date())
