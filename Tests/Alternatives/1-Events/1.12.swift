// Other right answers to exercise 1.12.

// Answer: decimal
// Alternative: formats a `Decimal`
// Hole: 1
let units = "\(Decimal(cents) / 100)"
guard let point = units.firstIndex(of: ".") else { return units + ".00" }
return units[point...].count == 2 ? units + "0" : units

// Answer: format
// Alternative: pads with `String(format:)`
// Hole: 1
let rest = cents.magnitude % 100
return (cents < 0 ? "-" : "") + "\(cents.magnitude / 100)." + String(format: "%02d", Int(rest))

// Answer: insert-the-point
// Alternative: prints the cents, and inserts the point
// Hole: 1
var digits = String(cents.magnitude)
while digits.count < 3 { digits = "0" + digits }
digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -2))
return cents < 0 ? "-" + digits : digits
