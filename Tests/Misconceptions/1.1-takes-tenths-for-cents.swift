// Exercise: 1.1
// Mistake: reads the digits behind the point as a number of cents, so that 12.5 is 12.05
// Shows: counts tenths and the second hundredths
if text.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
let areNumbers = parts.allSatisfy { part in
  !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
}
guard areNumbers else { throw MoneyError.malformed(text) }
let decimals = parts.count == 2 ? parts[1] : ""

guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
guard let units = Int(parts[0]), let rest = decimals.isEmpty ? 0 : Int(decimals) else {
  throw MoneyError.overflow
}
let (hundreds, first) = units.multipliedReportingOverflow(by: 100)
let (cents, second) = hundreds.addingReportingOverflow(rest)
if first || second { throw MoneyError.overflow }
self.cents = cents
