// Exercise: 1.1
// Mistake: calculates with `&*` and `&+`, so that a fortune becomes some other number
// Shows: A number that wraps around
if text.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
let areNumbers = parts.allSatisfy { part in
  !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
}
guard areNumbers else { throw MoneyError.malformed(text) }
let decimals = parts.count == 2 ? parts[1] : ""

guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let zeros = String(repeating: "0", count: 2 - decimals.count)
cents = (parts[0] + decimals + zeros).utf8.reduce(0) { sum, digit in
  sum &* 10 &+ Int(digit - UInt8(ascii: "0"))
}
