// Exercise: 1.2
// Alternative: prints the cents and puts the point into the digits
var digits = String(cents.magnitude)
while digits.count < 3 { digits = "0" + digits }
digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -2))
return cents < 0 ? "-" + digits : digits
