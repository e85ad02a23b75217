// Exercise: 4.2
// Mistake: takes the time of the machine instead of that of the event
// Shows: has to be found
switch event.event as? User.Event {
case .created(let id, let firstName, let lastName, let email):
  let user = Details(
    id: id, firstName: firstName, lastName: lastName, email: email, version: event.version,
    registeredAt: Date())
  users.set(user, for: id)
  owners[email] = id
case .emailUpdated(let id, let newEmail):
  guard var user = users[id] else { return }
  owners[user.email] = nil
  owners[newEmail] = id
  user.email = newEmail
  user.version = event.version
  user.emailChangedAt = event.recordedAt
  users.set(user, for: id)
case nil:
  return
}
