// Exercise: 3.9
// Mistake: forgets the cap before the first retry
// Shows: half of it is 1 s before every retry
var longest = base
for _ in 1..<max(number, 1) where longest < cap { longest = min(longest * 2, cap) }
return longest * jitter
