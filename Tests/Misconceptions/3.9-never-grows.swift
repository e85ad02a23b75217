// Exercise: 3.9
// Mistake: waits the same each time
// Shows: Before retry 2, half of the longest wait
min(base, cap) * jitter
