// Exercise: 1.2
// Mistake: prints the rest without a zero in front, so that 5 cents read like 50
// Shows: always two digits after the point
return "\(cents / 100).\((cents % 100).magnitude)"
