// Exercise: 1.2
// Mistake: formats whole numbers with `%d`, which reads 32 bits of them
// Shows: reads 32 bits only
let sign = cents < 0 ? "-" : ""
let (units, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
return sign + String(format: "%d.%02d", UInt64(units), UInt64(rest))
