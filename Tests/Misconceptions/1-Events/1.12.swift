// Wrong answers to exercise 1.12.

// Answer: formats-32-bits
// Mistake: formats with `%d`, which reads only 32 bits
// Shows: reads 32 bits only
// Hole: 1
let sign = cents < 0 ? "-" : ""
let (units, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
return sign + String(format: "%d.%02d", UInt64(units), UInt64(rest))

// Answer: formats-double
// Mistake: formats a `Double`, which is inexact for large amounts
// Shows: too coarse for such amounts
// Hole: 1
return String(format: "%.2f", Double(cents) / 100)

// Answer: loses-sign-below-one
// Mistake: takes the sign from the units, and loses it when they are zero
// Shows: also when the units are 0
// Hole: 1
let rest = (cents % 100).magnitude
return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"

// Answer: prints-double
// Mistake: prints a `Double`, with any number of decimals
// Shows: always two digits after the point
// Hole: 1
return "\(Double(cents) / 100)"

// Answer: prints-no-zeros
// Mistake: prints cents without a leading zero, so 5 cents look like 50
// Shows: always two digits after the point
// Hole: 1
return "\(cents / 100).\((cents % 100).magnitude)"

// Answer: prints-two-signs
// Mistake: prints a sign for the cents as well
// Shows: The sign belongs in front of the whole amount
// Hole: 1
let rest = cents % 100
let padding = (0..<10).contains(rest) ? "0" : ""
return "\(cents / 100).\(padding)\(rest)"
