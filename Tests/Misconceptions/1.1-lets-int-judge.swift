// Exercise: 1.1
// Mistake: leaves it to `Int` what a number is, which takes a sign on either side of the point
// Shows: a plus sign is no digit
if text.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
guard Int(parts[0]) != nil || parts[0].count > 18, parts.count == 1 || Int(parts[1]) != nil else {
  throw MoneyError.malformed(text)
}
let decimals = parts.count == 2 ? parts[1] : ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let zeros = String(repeating: "0", count: 2 - decimals.count)
guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.overflow }
self.cents = cents
