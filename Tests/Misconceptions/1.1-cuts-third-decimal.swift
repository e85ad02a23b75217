// Exercise: 1.1
// Mistake: cuts what is finer than a cent without a word
// Shows: finer than a cent
if text.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
let areNumbers = parts.allSatisfy { part in
  !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
}
guard areNumbers else { throw MoneyError.malformed(text) }
let decimals = parts.count == 2 ? parts[1] : ""

let kept = decimals.prefix(2)
let zeros = String(repeating: "0", count: 2 - kept.count)
guard let cents = Int(parts[0] + kept + zeros) else { throw MoneyError.overflow }
self.cents = cents
