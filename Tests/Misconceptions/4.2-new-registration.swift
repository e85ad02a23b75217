// Exercise: 4.2
// Mistake: takes the time of the change for that of the registration
// Shows: changed to doe@example.com at minute 2
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
  user = Details(
    id: id, firstName: user.firstName, lastName: user.lastName, email: newEmail,
    version: event.version, registeredAt: event.recordedAt, emailChangedAt: event.recordedAt)
  users.set(user, for: id)
case nil:
  return
}
