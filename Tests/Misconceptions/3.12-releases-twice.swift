// Exercise: 3.12
// Mistake: releases what is free
// Shows: It is free already
switch command {
case .reserve(let email, let userID):
  if state.owner == userID { return [.renewed(email: email, userID: userID)] }
  guard state.owner == nil else { throw EmailTaken(email: email) }
  return [.reserved(email: email, userID: userID)]
case .release(let email, let userID):
  return state.owner == nil || state.owner == userID
    ? [.released(email: email, userID: userID)] : []
}
