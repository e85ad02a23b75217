// Wrong answers to exercise 6.7.

// Answer: any-fingerprint
// Mistake: ignores the fingerprint
// Shows: takes the response to another request for its own
// Hole: 1
return try await store.idempotencyRecord(of: key.rawValue)

// Answer: answers-every-time
// Mistake: never looks up a record
// Shows: expected: 201; carried out: 1
// Hole: 1
return nil
// Instead of:
try await store.save(record, completing: isCarriedOut)
// Write:
try? await store.save(record, completing: isCarriedOut)

// Answer: another-request-counts-as-none
// Mistake: treats another request's record as none
// Shows: takes the response to another request for its own
// Hole: 1
let record = try await store.idempotencyRecord(of: key.rawValue)
return record?.fingerprint == fingerprint ? record : nil
// Hole: 2
guard response.status.code < 500 else { return response }
var record = record
record.response = StoredResponse(response).stored
try? await store.save(record, completing: true)
return response

// Answer: any-trouble-is-no-record
// Mistake: treats every error of the store as a new key
// Shows: The store failed to read the record
// Instead of:
let record = try await store.idempotencyRecord(of: key.rawValue)
// Write:
let record = try? await store.idempotencyRecord(of: key.rawValue)

// Answer: completes-always
// Mistake: saves a rejection although another server carried the request out
// Shows: The money is gone, so the refusal is untrue
// Instead of:
try await store.save(record, completing: isCarriedOut)
// Write:
try await store.save(record, completing: true)

// Answer: completes-never
// Mistake: saves a response only for a new key
// Shows: A transfer was recorded, and then
// Instead of:
try await store.save(record, completing: isCarriedOut)
// Write:
try await store.save(record, completing: false)

// Answer: completes-success-only
// Mistake: never completes a record with a rejection
// Shows: A transfer was recorded, and then
// Instead of:
try await store.save(record, completing: isCarriedOut)
// Write:
try await store.save(record, completing: response.status.code < 400)

// Answer: gives-what-it-cannot-keep
// Mistake: returns a response that couldn't be saved
// Shows: A response that isn't stored may be another one
// Instead of:
try await store.save(record, completing: isCarriedOut)
// Write:
do {
  try await store.save(record, completing: isCarriedOut)
} catch let taken as IdempotencyKeyTaken {
  throw taken
} catch {}

// Answer: in-memory
// Mistake: keeps responses in memory
// Shows: Another bank, with its own store
// Hole: 1
actor Memory {
  static let shared = Memory()
  private var all: [CommandID: IdempotencyRecord] = [:]
  func take(_ key: CommandID, _ fingerprint: String, _ response: String) -> IdempotencyRecord? {
    let record = IdempotencyRecord(
      key: key.rawValue, fingerprint: fingerprint, expiry: .distantFuture, response: response)
    defer { all[key] = all[key] ?? record }
    return all[key]
  }
}
let done = StoredResponse(HTTPResponse(.ok, text: "done before")).stored
let known = await Memory.shared.take(key, fingerprint, done)
guard known == nil || known?.fingerprint == fingerprint else {
  throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
}
return known
// Hole: 2
return response

// Answer: keeps-success-only
// Mistake: saves only successful responses
// Shows: when it would have succeeded
// Instead of:
guard response.status.code < 500 else { return response }
// Write:
guard response.status.code < 400 else { return response }

// Answer: keeps-trouble
// Mistake: saves every response
// Shows: a minute of trouble lasts as long as the key
// Instead of:
guard response.status.code < 500 else { return response }
// Write:

// Answer: keeps-unavailable
// Mistake: saves all responses but 500
// Shows: a minute of trouble lasts as long as the key
// Instead of:
guard response.status.code < 500 else { return response }
// Write:
guard response.status.code != 500 else { return response }

// Answer: other-fingerprint-of-a-response
// Mistake: compares the fingerprint only if there is a response
// Shows: whether there is a response or not
// Instead of:
guard record == nil || record?.fingerprint == fingerprint else {
// Write:
guard record?.response == nil || record?.fingerprint == fingerprint else {

// Answer: own-answer
// Mistake: returns its own response although another one was saved first
// Shows: Two different responses to one request can't both be true
// Instead of:
try await store.save(record, completing: isCarriedOut)
// Write:
do {
  try await store.save(record, completing: isCarriedOut)
} catch is IdempotencyKeyTaken {}

// Answer: only-responses
// Mistake: ignores a record without a response
// Shows: whether there is a response or not
// Hole: 1
let record = try await store.idempotencyRecord(of: key.rawValue)
guard record?.response != nil else { return nil }
guard record?.fingerprint == fingerprint else {
  throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
}
return record

// Answer: ignores-case
// Mistake: compares fingerprints without their case
// Shows: compare the whole texts, with upper and lower case
// Instead of:
guard record == nil || record?.fingerprint == fingerprint else {
// Write:
guard record == nil || record?.fingerprint.lowercased() == fingerprint.lowercased() else {

// Answer: stores-a-hash
// Mistake: stores the fingerprint's `hashValue`, which differs between processes
// Shows: and there a `hashValue` is another number
// Hole: 1
let record = try await store.idempotencyRecord(of: key.rawValue)
let own: Set = [fingerprint, "\(fingerprint.hashValue)"]
guard record == nil || record.map({ own.contains($0.fingerprint) }) == true else {
  throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
}
return record
// Hole: 2
guard response.status.code < 500 else { return response }
let hashed = IdempotencyRecord(
  key: record.key, fingerprint: "\(record.fingerprint.hashValue)", expiry: record.expiry,
  response: StoredResponse(response).stored)
try await store.save(hashed, completing: isCarriedOut)
return response
