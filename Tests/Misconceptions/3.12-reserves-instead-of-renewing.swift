// Exercise: 3.12
// Mistake: reserves what is reserved already
// Shows: is taken once more
switch command {
case .reserve(let email, let userID):
  if state.owner == userID { return [.reserved(email: email, userID: userID)] }
  guard state.owner == nil else { throw EmailTaken(email: email) }
  return [.reserved(email: email, userID: userID)]
case .release(let email, let userID):
  return state.owner == userID ? [.released(email: email, userID: userID)] : []
}
