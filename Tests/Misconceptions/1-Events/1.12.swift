// Wrong answers to exercise 1.12.

// Answer: formats-32-bits
// Mistake: formats whole numbers with `%d`, which reads 32 bits of them
// Shows: reads 32 bits only
// Hole: 1
let sign = cents < 0 ? "-" : ""
let (units, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
return sign + String(format: "%d.%02d", UInt64(units), UInt64(rest))

// Answer: formats-double
// Mistake: formats a `Double`, which is right until the amounts are great
// Shows: too coarse for great amounts
// Hole: 1
return String(format: "%.2f", Double(cents) / 100)

// Answer: loses-sign-below-one
// Mistake: takes the sign from the whole units, and zero units have none
// Shows: less than one whole unit
// Hole: 1
let rest = (cents % 100).magnitude
return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"

// Answer: prints-double
// Mistake: prints a `Double`, which has as many decimals as it likes
// Shows: always two digits after the point
// Hole: 1
return "\(Double(cents) / 100)"

// Answer: prints-no-zeros
// Mistake: prints the rest without a zero in front, so that 5 cents read like 50
// Shows: always two digits after the point
// Hole: 1
return "\(cents / 100).\((cents % 100).magnitude)"

// Answer: prints-two-signs
// Mistake: prints the remainder of a negative number with its own sign
// Shows: The sign belongs once
// Hole: 1
let rest = cents % 100
let padding = (0..<10).contains(rest) ? "0" : ""
return "\(cents / 100).\(padding)\(rest)"
