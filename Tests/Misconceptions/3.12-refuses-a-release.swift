// Exercise: 3.12
// Mistake: takes a release by somebody else for a mistake
// Shows: It is not for user 2 to give away
switch command {
case .reserve(let email, let userID):
  if state.owner == userID { return [.renewed(email: email, userID: userID)] }
  guard state.owner == nil else { throw EmailTaken(email: email) }
  return [.reserved(email: email, userID: userID)]
case .release(let email, let userID):
  guard state.owner == nil || state.owner == userID else { throw EmailTaken(email: email) }
  return state.owner == userID ? [.released(email: email, userID: userID)] : []
}
