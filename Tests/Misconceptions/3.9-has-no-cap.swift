// Exercise: 3.9
// Mistake: doubles without a cap
// Shows: Two who wait equally long meet again
var longest = base
for _ in 1..<min(max(number, 1), 40) { longest *= 2 }
return longest * jitter
