// Exercise: 4.2
// Alternative: throws out all addresses of the user
switch event.event as? User.Event {
case .created(let id, let firstName, let lastName, let email):
  let user = Details(
    id: id, firstName: firstName, lastName: lastName, email: email, version: event.version,
    registeredAt: event.recordedAt)
  users.set(user, for: id)
  owners[email] = id
case .emailUpdated(let id, let newEmail):
  guard var user = users[id] else { return }
  owners = owners.filter { $0.value != id }
  owners[newEmail] = id
  user.email = newEmail
  user.version = event.version
  user.emailChangedAt = event.recordedAt
  users.set(user, for: id)
case nil:
  return
}
