// Exercise: 3.9
// Mistake: adds the base each time
// Shows: Two who wait equally long meet again
min(base * min(number, 1_000), cap) * jitter
