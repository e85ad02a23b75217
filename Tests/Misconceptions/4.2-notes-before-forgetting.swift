// Exercise: 4.2
// Mistake: notes the new address before it forgets the old one
// Shows: are the same here
switch event.event as? User.Event {
case .created(let id, let firstName, let lastName, let email):
  let user = Details(
    id: id, firstName: firstName, lastName: lastName, email: email, version: event.version,
    registeredAt: event.recordedAt)
  users.set(user, for: id)
  owners[email] = id
case .emailUpdated(let id, let newEmail):
  guard var user = users[id] else { return }
  owners[newEmail] = id
  owners[user.email] = nil
  user.email = newEmail
  user.version = event.version
  user.emailChangedAt = event.recordedAt
  users.set(user, for: id)
case nil:
  return
}
