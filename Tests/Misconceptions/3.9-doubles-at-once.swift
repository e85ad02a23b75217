// Exercise: 3.9
// Mistake: doubles before the first retry already
// Shows: Before retry 2, half of the longest wait
var longest = base
for _ in 0..<max(number, 1) where longest < cap { longest = min(longest * 2, cap) }
return longest * jitter
