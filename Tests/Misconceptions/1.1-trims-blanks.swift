// Exercise: 1.1
// Mistake: is kind to blanks around the amount, which the promise is not
// Shows: a blank is no digit
let amount = text.trimmingCharacters(in: .whitespaces)
if amount.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = amount.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
let areNumbers = parts.allSatisfy { part in
  !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
}
guard areNumbers else { throw MoneyError.malformed(text) }
let decimals = parts.count == 2 ? parts[1] : ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let zeros = String(repeating: "0", count: 2 - decimals.count)
guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.overflow }
self.cents = cents
