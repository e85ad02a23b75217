// Wrong answers to exercise 6.7.

// Answer: answer-at-any-version
// Mistake: keeps each answer, and the last one counts
// Shows: so it is the one from then on
// Hole: 2
guard response.status.code < 500 else { return response }
try await append(.answered(key, StoredResponse(response)), at: .any, context)
return response

// Answer: answer-begins-the-stream
// Mistake: keeps the answer as if nothing stood there
// Shows: It has to be carried out once
// Instead of:
  try await append(.answered(key, StoredResponse(response)), at: .exactly(1), context)
// Write:
  try await append(.answered(key, StoredResponse(response)), at: .noStream, context)

// Answer: answers-every-time
// Mistake: writes the answer down, and nobody reads it
// Shows: It has to be carried out once
// Hole: 1
do {
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
  return nil
} catch is VersionConflict {
  let history = try await history(of: key)
  guard case .received(_, fingerprint) = history.first else {
    throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
  }
  return nil
}

// Answer: any-trouble-is-a-conflict
// Mistake: takes every error of the store for a key that is taken
// Shows: Only a VersionConflict means that somebody was
// Instead of:
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
  return nil
} catch is VersionConflict {
  let history = try await history(of: key)
  guard case .received(_, fingerprint) = history.first else {
// Write:
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
  return nil
} catch {
  let history = try await history(of: key)
  guard case .received(_, fingerprint) = history.first else {

// Answer: any-fingerprint
// Mistake: goes by the key alone
// Shows: That is a mistake of
// Instead of:
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
// Write:
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
// Instead of:
  guard case .received(_, fingerprint) = history.first else {
    throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
  }
// Write:

// Answer: at-any-version
// Mistake: takes the key whatever stands there
// Shows: It has to be carried out once
// Instead of:
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
// Write:
  try await append(.received(key, fingerprint: fingerprint), at: .any, context)
// Instead of:
  guard case .received(_, fingerprint) = history.first else {
// Write:
  guard case .received(_, fingerprint) = history.first else {

// Answer: claims-afterwards
// Mistake: takes the key only with the answer
// Shows: keeps nobody out
// Hole: 1
let history = try await history(of: key)
guard let first = history.first else { return nil }
guard case .received(_, fingerprint) = first else {
  throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
}
guard case .answered(_, let answer) = history.last else { return nil }
return answer
// Hole: 2
guard response.status.code < 500 else { return response }
try await append(.received(key, fingerprint: context.commandID.rawValue), at: .noStream, context)
try await append(.answered(key, StoredResponse(response)), at: .exactly(1), context)
return response

// Answer: conflict-gets-out
// Mistake: looks first, and does not look again when somebody else was faster
// Shows: The deposit has to be refused as
// Hole: 1
let history = try await history(of: key)
guard let first = history.first else {
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
  return nil
}
guard case .received(_, fingerprint) = first else {
  throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
}
guard case .answered(_, let answer) = history.last else { return nil }
return answer

// Answer: conflict-is-trouble
// Mistake: does not expect that somebody else has kept an answer
// Shows: so it is the one from then on
// Hole: 2
guard response.status.code < 500 else { return response }
try await append(.answered(key, StoredResponse(response)), at: .exactly(1), context)
return response

// Answer: gives-what-it-cannot-keep
// Mistake: gives an answer that could not be kept
// Shows: an answer that is not kept is another one the next time
// Instead of:
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
// Write:
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
// Instead of:
  guard case .received(_, fingerprint) = history.first else {
// Write:
  guard case .received(_, fingerprint) = history.first else {
// Hole: 2
guard response.status.code < 500 else { return response }
do {
  try await append(.answered(key, StoredResponse(response)), at: .exactly(1), context)
} catch {
  if case .answered(_, let first)? = try? await history(of: key).last { return first.response }
}
return response

// Answer: in-memory
// Mistake: remembers in the process
// Shows: Another bank, with a store of its own
// Hole: 1
actor Memory {
  static let shared = Memory()
  private var all: [CommandID: String] = [:]
  func take(_ key: CommandID, for fingerprint: String) -> String? {
    defer { all[key] = all[key] ?? fingerprint }
    return all[key]
  }
}
guard let first = await Memory.shared.take(key, for: fingerprint) else { return nil }
guard first == fingerprint else {
  throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
}
return StoredResponse(HTTPResponse(.ok, text: "done before"))
// Hole: 2
return response

// Answer: in-progress-for-ever
// Mistake: lets nobody go on with a key that has no answer
// Shows: is a request that can never be made
// Instead of:
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
// Write:
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
// Instead of:
  guard case .received(_, fingerprint) = history.first else {
// Write:
  guard case .received(_, fingerprint) = history.first else {
// Instead of:
  guard case .answered(_, let response) = history.last else { return nil }
// Write:
  guard case .answered(_, let response) = history.last else {
    throw Problem(.busy, "the request \(key) is being carried out")
  }

// Answer: keeps-success-only
// Mistake: keeps only what went well
// Shows: when it would not have been refused any
// Instead of:
guard response.status.code < 500 else { return response }
// Write:
guard response.status.code < 400 else { return response }

// Answer: keeps-trouble
// Mistake: keeps whatever was answered
// Shows: trouble would last for ever
// Instead of:
guard response.status.code < 500 else { return response }
// Write:

// Answer: keeps-unavailable
// Mistake: keeps all but 500
// Shows: trouble would last for ever
// Instead of:
guard response.status.code < 500 else { return response }
// Write:
guard response.status.code != 500 else { return response }

// Answer: looks-then-writes
// Mistake: looks first, and then writes at any version
// Shows: Looking
// Hole: 1
let history = try await history(of: key)
guard let first = history.first else {
  try await append(.received(key, fingerprint: fingerprint), at: .any, context)
  return nil
}
guard case .received(_, fingerprint) = first else {
  throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
}
guard case .answered(_, let answer) = history.last else { return nil }
return answer
// Instead of:
  try await append(.answered(key, StoredResponse(response)), at: .exactly(1), context)
// Write:
  try await append(.answered(key, StoredResponse(response)), at: .streamExists, context)

// Answer: other-fingerprint-of-a-response
// Mistake: compares the fingerprint only when there is a response
// Shows: maybe the money is in the account
// Hole: 1
do {
  try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
  return nil
} catch is VersionConflict {
  let history = try await history(of: key)
  guard case .answered(_, let answer) = history.last else { return nil }
  guard case .received(_, fingerprint) = history.first else {
    throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
  }
  return answer
}

// Answer: own-answer
// Mistake: gives its own answer although another one was kept
// Shows: so it is the one from then on
// Instead of:
  guard case .answered(_, let first) = try await history(of: key).last else { return response }
  return first.response
// Write:
  return response
