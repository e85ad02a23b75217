// Exercise: 1.1
// Mistake: asks `Character.isNumber`, which knows the digits of every script
// Shows: only the digits 0 to 9 count
if text.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
  throw MoneyError.malformed(text)
}
let decimals = parts.count == 2 ? parts[1] : ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
var cents = 0
for digit in String(parts[0] + decimals) + String(repeating: "0", count: 2 - decimals.count) {
  let (tenfold, first) = cents.multipliedReportingOverflow(by: 10)
  let (sum, second) = tenfold.addingReportingOverflow(digit.wholeNumberValue ?? 0)
  if first || second { throw MoneyError.overflow }
  cents = sum
}
self.cents = cents
