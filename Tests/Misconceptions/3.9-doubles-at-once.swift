// Exercise: 3.9
// Mistake: doubles before the first retry already
// Shows: the longest wait before retry 2 is 20 ms
var longest = base
for _ in 0..<max(number, 1) where longest < cap { longest = min(longest * 2, cap) }
return longest * jitter
