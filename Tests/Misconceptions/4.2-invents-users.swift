// Exercise: 4.2
// Mistake: makes up a user whose registration is not there
// Shows: Only user 1 can be listed
switch event.event as? User.Event {
case .created(let id, let firstName, let lastName, let email):
  let user = Details(
    id: id, firstName: firstName, lastName: lastName, email: email, version: event.version,
    registeredAt: event.recordedAt)
  users.set(user, for: id)
  owners[email] = id
case .emailUpdated(let id, let newEmail):
  var user =
    users[id]
    ?? Details(
      id: id, firstName: "", lastName: "", email: newEmail, version: event.version,
      registeredAt: event.recordedAt)
  owners[user.email] = nil
  owners[newEmail] = id
  user.email = newEmail
  user.version = event.version
  user.emailChangedAt = event.recordedAt
  users.set(user, for: id)
case nil:
  return
}
