// Other right answers to exercise 4.2.

// Answer: compare
// Alternative: removes the old address only if it has changed
// Hole: 1
guard let change = event.event as? User.Event else { return }
switch change {
case .created(let id, let firstName, let lastName, let email):
  owners[email] = id
  users.set(
    Details(
      id: id, firstName: firstName, lastName: lastName, email: email, version: event.version,
      registeredAt: event.recordedAt),
    for: id)
case .emailUpdated(let id, let newEmail):
  guard let old = users[id] else { return }
  owners[newEmail] = id
  if old.email != newEmail { owners.removeValue(forKey: old.email) }
  users.set(
    Details(
      id: id, firstName: old.firstName, lastName: old.lastName, email: newEmail,
      version: event.version, registeredAt: old.registeredAt, emailChangedAt: event.recordedAt),
    for: id)
}

// Answer: filter
// Alternative: removes all addresses of the user
// Instead of:
  owners[user.email] = nil
// Write:
  owners = owners.filter { $0.value != id }
