// Exercise: 1.2
// Mistake: prints the remainder of a negative number with its own sign
// Shows: The sign belongs once
let rest = cents % 100
let padding = (0..<10).contains(rest) ? "0" : ""
return "\(cents / 100).\(padding)\(rest)"
