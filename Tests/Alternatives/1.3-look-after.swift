// Exercise: 1.3
// Alternative: wraps around and looks afterwards whether it went the right way
// Hole: 1
let sum = self &+ other
guard (sum < self) == (other < .zero) else { throw MoneyError.overflow }
return sum
// Hole: 2
let rest = self &- other
guard (rest > self) == (other < .zero) else { throw MoneyError.overflow }
return rest
