// Wrong answers to exercise 2.2.

// Answer: admits-any-to-existing-only
// Mistake: takes "any" for "any that exists"
// Shows: A writer that has read everything is rejected
// Instead of:
case .any: true
// Write:
case .any: version > 0

// Answer: counts-from-zero
// Mistake: takes version 1 for the first one after nothing
// Shows: A writer that has read everything is rejected
// Instead of:
case .noStream: version == 0
case .streamExists: version > 0
// Write:
case .noStream: version <= 1
case .streamExists: version > 1

// Answer: expects-the-version-after
// Mistake: compares with the version after the append
// Shows: A writer that has missed something gets through
// Instead of:
case .exactly(let expected): version == expected
// Write:
case .exactly(let expected): version == expected - 1

// Answer: is-satisfied-with-less
// Mistake: admits a stream that is behind
// Shows: A writer that has missed something gets through
// Instead of:
case .exactly(let expected): version == expected
// Write:
case .exactly(let expected): version <= expected

// Answer: is-satisfied-with-more
// Mistake: admits a stream that has gone on since
// Shows: A writer that has missed something gets through
// Instead of:
case .exactly(let expected): version == expected
// Write:
case .exactly(let expected): version >= expected

// Answer: refuses-to-expect-nothing
// Mistake: does not accept `.exactly(0)` for a new stream
// Shows: A writer that has read everything is rejected
// Instead of:
case .exactly(let expected): version == expected
// Write:
case .exactly(let expected): version > 0 && version == expected

// Answer: takes-existing-for-any
// Mistake: admits a stream without events as an existing one
// Shows: A writer that has missed something gets through
// Instead of:
case .streamExists: version > 0
// Write:
case .streamExists: version >= 0

// Answer: takes-no-stream-for-any
// Mistake: takes "no stream" for "I do not care"
// Shows: A writer that has missed something gets through
// Instead of:
case .noStream: version == 0
// Write:
case .noStream: true
