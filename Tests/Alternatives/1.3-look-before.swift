// Exercise: 1.3
// Alternative: looks at the borders before it calculates
// Hole: 1
let fits = other.cents < 0 ? cents >= .min - other.cents : cents <= .max - other.cents
guard fits else { throw MoneyError.overflow }
return Money(cents: cents + other.cents)
// Hole: 2
let fits = other.cents < 0 ? cents <= .max + other.cents : cents >= .min + other.cents
guard fits else { throw MoneyError.overflow }
return Money(cents: cents - other.cents)
