// Exercise: 3.12
// Mistake: releases the address of somebody else
// Shows: It is not for user 2 to give away
switch command {
case .reserve(let email, let userID):
  if state.owner == userID { return [.renewed(email: email, userID: userID)] }
  guard state.owner == nil else { throw EmailTaken(email: email) }
  return [.reserved(email: email, userID: userID)]
case .release(let email, let userID):
  return state.owner == nil ? [] : [.released(email: email, userID: userID)]
}
