// Exercise: 1.3
// Alternative: calculates in 128 bits, where nothing overflows
// Hole: 1
guard let sum = Int(exactly: Int128(cents) + Int128(other.cents)) else {
  throw MoneyError.overflow
}
return Money(cents: sum)
// Hole: 2
guard let difference = Int(exactly: Int128(cents) - Int128(other.cents)) else {
  throw MoneyError.overflow
}
return Money(cents: difference)
