// Exercise: 1.2
// Mistake: formats a `Double`, which is right until the amounts are great
// Shows: too coarse for great amounts
return String(format: "%.2f", Double(cents) / 100)
