// Exercise: 3.9
// Mistake: adds the base each time
// Shows: the longest wait before retry 4 is 80 ms
min(base * min(number, 1_000), cap) * jitter
