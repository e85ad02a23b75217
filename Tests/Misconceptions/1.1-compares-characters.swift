// Exercise: 1.1
// Mistake: takes every character between 0 and 9 for a digit, also one with an accent
// Shows: this one wears an accent
if text.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }) else {
  throw MoneyError.malformed(text)
}
let decimals = parts.count == 2 ? parts[1] : ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let zeros = String(repeating: "0", count: 2 - decimals.count)
guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.overflow }
self.cents = cents
