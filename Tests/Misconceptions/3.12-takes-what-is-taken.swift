// Exercise: 3.12
// Mistake: gives the address to whoever asks last
// Shows: It belongs to user 1
switch command {
case .reserve(let email, let userID):
  if state.owner == userID { return [.renewed(email: email, userID: userID)] }
  return [.reserved(email: email, userID: userID)]
case .release(let email, let userID):
  return state.owner == userID ? [.released(email: email, userID: userID)] : []
}
