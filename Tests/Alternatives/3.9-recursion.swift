// Exercise: 3.9
// Alternative: asks for the wait before
guard base < cap else { return cap * jitter }
guard number > 1 else { return base * jitter }
return RetryPolicy(limit: limit, base: base * 2, cap: cap)
  .wait(beforeRetry: number - 1, jitter: jitter)
