// Exercise: 1.1
// Mistake: reports an amount that does not fit into `Int` as a spelling mistake
// Shows: more cents than `Int` can hold
if text.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
let areNumbers = parts.allSatisfy { part in
  !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
}
guard areNumbers else { throw MoneyError.malformed(text) }
let decimals = parts.count == 2 ? parts[1] : ""

guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let zeros = String(repeating: "0", count: 2 - decimals.count)
guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.malformed(text) }
self.cents = cents
