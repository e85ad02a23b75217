// Other right answers to exercise 6.7.

// Answer: switches
// Alternative: switches over the known record
// Hole: 1
switch try await store.idempotencyRecord(of: key.rawValue) {
case nil: return nil
case let record? where record.fingerprint == fingerprint: return record
default: throw Problem(.idempotencyKeyReused, "\(key) stands for something else")
}
// Hole: 2
var completed = record
completed.response = StoredResponse(response).stored
switch response.status.code {
case 500...: return response
case 400..<500: try await store.save(completed, completing: isCarriedOut)
// A success may complete a record at once: it is the same whoever has carried the request out.
default: try await store.save(completed, completing: true)
}
return response

// Answer: new-record
// Alternative: creates a new record from the old one
// Hole: 1
guard let record = try await store.idempotencyRecord(of: key.rawValue) else { return nil }
if record.fingerprint != fingerprint {
  throw Problem(.idempotencyKeyReused, "the key was used before, for something else")
}
return record
// Hole: 2
let isFinal = response.status.code / 100 < 5
if !isFinal { return response }
let completed = IdempotencyRecord(
  key: record.key, fingerprint: record.fingerprint, expiry: record.expiry,
  response: StoredResponse(response).stored)
try await store.save(completed, completing: isCarriedOut)
return response
