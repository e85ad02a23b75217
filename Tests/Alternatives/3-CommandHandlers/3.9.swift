// Other right answers to exercise 3.9.

// Answer: power
// Alternative: computes a power of two
// Hole: 1
let doublings = min(max(number, 1) - 1, 62)
guard base * (1 << min(doublings, 20)) < cap else { return cap * jitter }
return base * (1 << doublings) * jitter

// Answer: recursion
// Alternative: computes the wait from the previous one
// Hole: 1
guard base < cap else { return cap * jitter }
guard number > 1 else { return base * jitter }
return RetryPolicy(limit: limit, base: base * 2, cap: cap)
  .wait(beforeRetry: number - 1, jitter: jitter)
