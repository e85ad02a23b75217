// Wrong answers to exercise 2.2.

// Answer: admits-any-to-existing-only
// Mistake: admits only existing streams for "any"
// Shows: A writer that has read everything is rejected
// Instead of:
case .any: true
// Write:
case .any: version > 0

// Answer: counts-from-zero
// Mistake: takes version 1 as that of an empty stream
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
// Mistake: admits a lower version
// Shows: A writer that has missed something gets through
// Instead of:
case .exactly(let expected): version == expected
// Write:
case .exactly(let expected): version <= expected

// Answer: is-satisfied-with-more
// Mistake: admits a higher version
// Shows: A writer that has missed something gets through
// Instead of:
case .exactly(let expected): version == expected
// Write:
case .exactly(let expected): version >= expected

// Answer: refuses-to-expect-nothing
// Mistake: does not admit a new stream for `.exactly(0)`
// Shows: A writer that has read everything is rejected
// Instead of:
case .exactly(let expected): version == expected
// Write:
case .exactly(let expected): version > 0 && version == expected

// Answer: takes-existing-for-any
// Mistake: admits an empty stream as existing
// Shows: A writer that has missed something gets through
// Instead of:
case .streamExists: version > 0
// Write:
case .streamExists: version >= 0

// Answer: takes-no-stream-for-any
// Mistake: admits every stream for "no stream"
// Shows: A writer that has missed something gets through
// Instead of:
case .noStream: version == 0
// Write:
case .noStream: true
