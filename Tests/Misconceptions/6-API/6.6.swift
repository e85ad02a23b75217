// Wrong answers to exercise 6.6.

// Answer: a-new-story-each-time
// Mistake: begins a new correlation for each retry
// Shows: expected: the same command in the same correlation
// Instead of:
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
// Write:
  correlationID: CorrelationID(rawValue: correlationID ?? ids.next().description), onlyAt: versions)

// Answer: always-a-key
// Mistake: generates a key if there is none
// Shows: with a key that it doesn't know
// Hole: 1
let word = try request.key(.idempotencyKey, longest: 255) ?? ids.next().description
key = CommandID(rawValue: word)
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  CommandID(rawValue: word),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)

// Answer: any-length
// Mistake: accepts ids of any length
// Shows: It would be stored with every event
// Instead of:
key = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: 255)
// Write:
key = try request.key(.idempotencyKey, longest: .max).map { CommandID(rawValue: $0) }
let correlationID = try request.header(.correlationID, longest: .max)

// Answer: forgets-the-key
// Mistake: generates a new command id even with a key
// Shows: The bank recognizes a retry by this id
// Instead of:
  key ?? CommandID(rawValue: ids.next().description),
// Write:
  CommandID(rawValue: ids.next().description),

// Answer: forgets-the-versions
// Mistake: ignores `If-Match`
// Shows: A change is wanted at version 3 only
// Instead of:
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
// Write:
  correlationID: correlationID.map { CorrelationID(rawValue: $0) })

// Answer: goes-by-the-number-of-the-request
// Mistake: uses the request's id as the command id
// Shows: with the same X-Request-ID
// Instead of:
  key ?? CommandID(rawValue: ids.next().description),
// Write:
  key ?? CommandID(rawValue: request.id),

// Answer: goes-on-without
// Mistake: treats an invalid key as a missing one
// Shows: A broken key that counts as no key
// Instead of:
key = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
// Write:
key = (try? request.key(.idempotencyKey, longest: 255)).map { CommandID(rawValue: $0) }

// Answer: keeps-no-key
// Mistake: derives the command id from the key, but doesn't keep the key
// Shows: expected: the command "Rent-November" with the key "Rent-November"
// Hole: 1
let name = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
key = nil
let correlationID = try request.header(.correlationID, longest: 255)
command = CommandContext(
  name ?? CommandID(rawValue: ids.next().description),
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)

// Answer: one-character-less
// Mistake: allows one character too few
// Shows: An Idempotency-Key of 255 characters is allowed
// Instead of:
key = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
// Write:
key = try request.key(.idempotencyKey, longest: 254).map { CommandID(rawValue: $0) }

// Answer: one-command-for-all
// Mistake: uses the same id for all requests without a key
// Shows: With the same id, the second deposit is lost
// Instead of:
  key ?? CommandID(rawValue: ids.next().description),
// Write:
  key ?? CommandID(rawValue: "\(request.method) \(request.target)"),

// Answer: one-story-for-all
// Mistake: uses the same correlation for all requests without one
// Shows: expected: two different correlations
// Instead of:
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
// Write:
  correlationID: CorrelationID(rawValue: correlationID ?? "none"), onlyAt: versions)

// Answer: small-letters
// Mistake: lowercases the key
// Shows: expected: the command "Rent-November" with the key "Rent-November"
// Instead of:
key = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
// Write:
key = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0.lowercased()) }

// Answer: takes-what-comes
// Mistake: uses the header unchecked
// Shows: has visible ASCII characters only
// Instead of:
key = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
// Write:
key = request.headers[.idempotencyKey].map { CommandID(rawValue: $0) }

// Answer: takes-the-quotes-along
// Mistake: keeps the quotes of a key
// Shows: Otherwise the retry is a second deposit
// Instead of:
key = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
// Write:
key = try request.header(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }

// Answer: the-command-is-the-story
// Mistake: ignores the correlation id
// Shows: expected: the correlation "Order-7", both times
// Hole: 1
key = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
_ = try request.header(.correlationID, longest: 255)
command = CommandContext(
  key ?? CommandID(rawValue: ids.next().description),
  onlyAt: versions)

// Answer: the-first-of-two
// Mistake: accepts two keys, and uses the first one
// Shows: A proxy may have seen the other one
// Instead of:
key = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
// Write:
let first = HTTPRequest(
  method: request.method, target: request.target,
  headers: HTTPHeaders(
    request.headers[.idempotencyKey].map { [.init(.idempotencyKey, $0)] } ?? []))
key = try first.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }

// Answer: the-key-is-the-story
// Mistake: uses the key as the correlation id
// Shows: expected: the correlation "Order-7", both times
// Instead of:
  correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
// Write:
  correlationID: (key?.rawValue ?? correlationID).map { CorrelationID(rawValue: $0) },
  onlyAt: versions)

// Answer: the-story-is-the-command
// Mistake: uses the correlation id as the command id
// Shows: not which command it is
// Instead of:
  key ?? CommandID(rawValue: ids.next().description),
// Write:
  key ?? CommandID(rawValue: correlationID ?? ids.next().description),
