// Exercise: 1.2
// Mistake: takes the sign from the whole units, and zero units have none
// Shows: less than one whole unit
let rest = (cents % 100).magnitude
return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
