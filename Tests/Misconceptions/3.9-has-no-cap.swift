// Exercise: 3.9
// Mistake: doubles without a cap
// Shows: the longest wait before retry 7 is 500 ms
var longest = base
for _ in 1..<min(max(number, 1), 40) { longest *= 2 }
return longest * jitter
