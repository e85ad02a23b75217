// Other right answers to exercise 1.13.

// Answer: look-after
// Alternative: wraps around, and checks the direction afterwards
// Hole: 1
let sum = self &+ other
guard (sum < self) == (other < .zero) else { throw MoneyError.overflow }
return sum
// Hole: 2
let rest = self &- other
guard (rest > self) == (other < .zero) else { throw MoneyError.overflow }
return rest

// Answer: look-before
// Alternative: checks the limits before it calculates
// Hole: 1
let fits = other.cents < 0 ? cents >= .min - other.cents : cents <= .max - other.cents
guard fits else { throw MoneyError.overflow }
return Money(cents: cents + other.cents)
// Hole: 2
let fits = other.cents < 0 ? cents <= .max + other.cents : cents >= .min + other.cents
guard fits else { throw MoneyError.overflow }
return Money(cents: cents - other.cents)

// Answer: wide-integers
// Alternative: calculates with `Int128`, which can't overflow
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
