// Other right answers to exercise 3.12.

// Answer: pairs
// Alternative: switches over command and owner
// Hole: 1
switch (command, state.owner) {
case (.reserve(let email, let userID), nil):
  return [.reserved(email: email, userID: userID)]
case (.reserve(let email, let userID), let owner?):
  if owner != userID { throw EmailTaken(email: email) }
  return [.renewed(email: email, userID: userID)]
case (.release(let email, let userID), let owner) where owner == userID:
  return [.released(email: email, userID: userID)]
case (.release, _):
  return []
}
