// Exercise: 1.1
// Mistake: reads through `Double` and rounds, which hides 0.29 and not the great amounts
// Shows: cannot tell great whole numbers apart
if text.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
let areNumbers = parts.allSatisfy { part in
  !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
}
guard areNumbers else { throw MoneyError.malformed(text) }
let decimals = parts.count == 2 ? parts[1] : ""

guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
guard let value = Double(text), let cents = Int(exactly: (value * 100).rounded()) else {
  throw MoneyError.overflow
}
self.cents = cents
