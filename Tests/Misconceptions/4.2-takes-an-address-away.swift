// Exercise: 4.2
// Mistake: notes an address before it knows whether there is such a user
// Shows: john@ still leads to user 1
switch event.event as? User.Event {
case .created(let id, let firstName, let lastName, let email):
  let user = Details(
    id: id, firstName: firstName, lastName: lastName, email: email, version: event.version,
    registeredAt: event.recordedAt)
  users.set(user, for: id)
  owners[email] = id
case .emailUpdated(let id, let newEmail):
  if let old = users[id]?.email { owners[old] = nil }
  owners[newEmail] = id
  guard var user = users[id] else { return }
  user.email = newEmail
  user.version = event.version
  user.emailChangedAt = event.recordedAt
  users.set(user, for: id)
case nil:
  return
}
