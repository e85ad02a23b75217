// Wrong answers to exercise 3.12.

// Answer: refuses-a-release
// Mistake: rejects a release by another user instead of ignoring it
// Shows: User 2 cannot release the address of user 1
// Instead of:
case .release(let email, let userID):
// Write:
case .release(let email, let userID):
  guard state.owner == nil || state.owner == userID else { throw EmailTaken(email: email) }

// Answer: refuses-the-owner
// Mistake: rejects a reservation by the owner
// Shows: A renewal raises the version of the stream
// Instead of:
  if state.owner == userID { return [.renewed(email: email, userID: userID)] }
// Write:

// Answer: releases-for-anybody
// Mistake: releases another user's address
// Shows: User 2 cannot release the address of user 1
// Instead of:
  return state.owner == userID ? [.released(email: email, userID: userID)] : []
// Write:
  return state.owner == nil ? [] : [.released(email: email, userID: userID)]

// Answer: releases-twice
// Mistake: releases a free address
// Shows: so nothing changes
// Instead of:
  return state.owner == userID ? [.released(email: email, userID: userID)] : []
// Write:
  return state.owner == nil || state.owner == userID
    ? [.released(email: email, userID: userID)] : []

// Answer: reserves-instead-of-renewing
// Mistake: reserves an already reserved address
// Shows: A renewal raises the version of the stream
// Instead of:
  if state.owner == userID { return [.renewed(email: email, userID: userID)] }
// Write:
  if state.owner == userID { return [.reserved(email: email, userID: userID)] }

// Answer: says-nothing-to-the-owner
// Mistake: doesn't renew a reservation
// Shows: A renewal raises the version of the stream
// Instead of:
  if state.owner == userID { return [.renewed(email: email, userID: userID)] }
// Write:
  if state.owner == userID { return [] }

// Answer: takes-what-is-taken
// Mistake: reserves another user's address
// Shows: so user 2 cannot have it
// Instead of:
  guard state.owner == nil else { throw EmailTaken(email: email) }
// Write:
