// Exercise: 1.2
// Mistake: prints a `Double`, which has as many decimals as it likes
// Shows: always two digits after the point
return "\(Double(cents) / 100)"
