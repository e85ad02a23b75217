// Wrong answers to exercise 3.9.

// Answer: adds-the-jitter
// Mistake: adds jitter of the base only
// Shows: the longest wait before retry 2 is 20 ms
// Instead of:
return longest * jitter
// Write:
return min(longest + base * jitter, cap)

// Answer: bounds-the-doublings
// Mistake: doubles at most ten times
// Shows: Only the cap ends the doubling
// Hole: 1
min(base * (1 << min(max(number, 1) - 1, 10)), cap) * jitter

// Answer: caps-after-the-jitter
// Mistake: caps the wait after the jitter, not before
// Shows: cap, then multiply by the jitter
// Hole: 1
var longest = base
for _ in 1..<min(max(number, 1), 40) { longest *= 2 }
return min(longest * jitter, cap)

// Answer: caps-too-late
// Mistake: doesn't cap the first wait
// Shows: The cap holds before the first doubling
// Instead of:
var longest = min(base, cap)
// Write:
var longest = base

// Answer: doubles-at-once
// Mistake: doubles before the first retry
// Shows: the longest wait before retry 2 is 20 ms
// Hole: 1
var longest = base
for _ in 0..<min(max(number, 1), 40) { longest = min(longest * 2, cap) }
return longest * jitter

// Answer: grows-linearly
// Mistake: adds the base for each retry
// Shows: the longest wait before retry 4 is 80 ms
// Hole: 1
min(base * min(number, 1_000), cap) * jitter

// Answer: has-no-cap
// Mistake: doubles without a cap
// Shows: the longest wait before retry 7 is 500 ms
// Hole: 1
var longest = base
for _ in 1..<min(max(number, 1), 40) { longest *= 2 }
return longest * jitter

// Answer: has-no-jitter
// Mistake: always waits the maximum
// Shows: the longest wait before retry 2 is 20 ms
// Instead of:
return longest * jitter
// Write:
return longest

// Answer: never-grows
// Mistake: always waits for the same time
// Shows: the longest wait before retry 2 is 20 ms
// Hole: 1
min(base, cap) * jitter
