// Exercise: 1.2
// Alternative: lets `String(format:)` fill in the zero
let rest = cents.magnitude % 100
return (cents < 0 ? "-" : "") + "\(cents.magnitude / 100)." + String(format: "%02d", Int(rest))
