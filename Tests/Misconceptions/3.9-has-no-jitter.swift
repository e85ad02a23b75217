// Exercise: 3.9
// Mistake: waits the longest wait always
// Shows: the longest wait before retry 2 is 20 ms
var longest = min(base, cap)
for _ in 1..<max(number, 1) where longest < cap { longest = min(longest * 2, cap) }
return longest
