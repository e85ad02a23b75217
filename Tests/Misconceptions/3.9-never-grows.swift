// Exercise: 3.9
// Mistake: waits the same each time
// Shows: the longest wait before retry 2 is 20 ms
min(base, cap) * jitter
