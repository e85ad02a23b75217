// Exercise: 1.1
// Mistake: reads the amount through `Double`, which cannot hold 0.29
// Shows: exact to the cent
if text.hasPrefix("-") { throw MoneyError.negative(text) }
guard let value = Double(text) else { throw MoneyError.malformed(text) }
guard let cents = Int(exactly: (value * 100).rounded(.down)) else { throw MoneyError.overflow }
self.cents = cents
