// Exercise: 3.9
// Alternative: computes the power of two
let doublings = min(max(number, 1) - 1, 62)
guard base * (1 << min(doublings, 20)) < cap else { return cap * jitter }
return base * (1 << doublings) * jitter
