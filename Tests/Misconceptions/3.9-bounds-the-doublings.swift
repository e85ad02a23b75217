// Exercise: 3.9
// Mistake: doubles ten times at most
// Shows: 19 doublings go beyond a cap
min(base * (1 << min(max(number, 1) - 1, 10)), cap) * jitter
