// Exercise: 4.2
// Mistake: counts the versions by itself
// Shows: not a count of your own
switch event.event as? User.Event {
case .created(let id, let firstName, let lastName, let email):
  let user = Details(
    id: id, firstName: firstName, lastName: lastName, email: email, version: event.version,
    registeredAt: event.recordedAt)
  users.set(user, for: id)
  owners[email] = id
case .emailUpdated(let id, let newEmail):
  guard var user = users[id] else { return }
  owners[user.email] = nil
  owners[newEmail] = id
  user.email = newEmail
  user.version += 1
  user.emailChangedAt = event.recordedAt
  users.set(user, for: id)
case nil:
  return
}
