// Wrong answers to exercise 1.11.

// Answer: asks-a-pattern-with-an-end
// Mistake: uses `$` in a pattern, which also matches before a line break
// Shows: `$` in a regular expression may stop before it
// Hole: 1
if text.hasPrefix("-") { throw MoneyError.negative(text) }
guard text.range(of: #"^[0-9]+(\.[0-9]+)?$"#, options: .regularExpression) != nil else {
  throw MoneyError.malformed(text)
}
let parts = text.split { !$0.isNumber }
let decimals = parts.count == 2 ? String(parts[1]) : ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let padded = decimals.padding(toLength: 2, withPad: "0", startingAt: 0)
guard let cents = Int(parts[0] + padded) else { throw MoneyError.overflow }
self.cents = cents

// Answer: calls-every-refusal-malformed
// Mistake: throws `malformed` for an amount that overflows
// Shows: more cents than `Int` can hold
// Instead of:
let decimals = parts.count == 2 ? parts[1] : ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
// Write:
let decimals = parts.count == 2 ? parts[1] : ""

guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
// Instead of:
guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.overflow }
// Write:
guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.malformed(text) }

// Answer: compares-characters
// Mistake: accepts every character between 0 and 9, including ones with an accent
// Shows: A range of `Character`s contains more than ten digits
// Instead of:
let areNumbers = parts.allSatisfy { part in
  !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
}
guard areNumbers else { throw MoneyError.malformed(text) }
// Write:
guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }) else {
  throw MoneyError.malformed(text)
}

// Answer: counts-decimals-first
// Mistake: counts the decimals before checking that they are digits
// Shows: before you count the decimals
// Instead of:
let areNumbers = parts.allSatisfy { part in
// Write:
if parts.count == 2, parts[1].count > 2 { throw MoneyError.tooPrecise(text) }
let areNumbers = parts.allSatisfy { part in

// Answer: cuts-third-decimal
// Mistake: drops decimals after the second without an error
// Shows: Rounding or cutting loses the rest
// Instead of:
let decimals = parts.count == 2 ? parts[1] : ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let zeros = String(repeating: "0", count: 2 - decimals.count)
guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.overflow }
// Write:
let decimals = parts.count == 2 ? parts[1] : ""

let kept = decimals.prefix(2)
let zeros = String(repeating: "0", count: 2 - kept.count)
guard let cents = Int(parts[0] + kept + zeros) else { throw MoneyError.overflow }

// Answer: drops-zeros
// Mistake: drops trailing zeros, and accepts 1.500 as 1.50
// Shows: Count the decimals that were typed, zeros too
// Instead of:
let decimals = parts.count == 2 ? parts[1] : ""
// Write:
var decimals = parts.count == 2 ? parts[1] : ""
while decimals.count > 2, decimals.hasSuffix("0") { decimals.removeLast() }

// Answer: lets-int-judge
// Mistake: parses with `Int`, which accepts signs before and after the point
// Shows: a plus sign is not a digit
// Instead of:
let areNumbers = parts.allSatisfy { part in
  !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
}
guard areNumbers else { throw MoneyError.malformed(text) }
// Write:
guard Int(parts[0]) != nil || parts[0].count > 18, parts.count == 1 || Int(parts[1]) != nil else {
  throw MoneyError.malformed(text)
}

// Answer: looks-for-a-sign-after-a-space
// Mistake: trims the text before it checks for a sign
// Shows: it begins with a space, not with a minus sign
// Instead of:
if text.hasPrefix("-") { throw MoneyError.negative(text) }
// Write:
if text.trimmingCharacters(in: .whitespaces).hasPrefix("-") { throw MoneyError.negative(text) }

// Answer: reads-through-double
// Mistake: parses through `Double`, which can't represent 0.29
// Shows: `Double` has no 0.29
// Hole: 1
if text.hasPrefix("-") { throw MoneyError.negative(text) }
guard let value = Double(text) else { throw MoneyError.malformed(text) }
guard let cents = Int(exactly: (value * 100).rounded(.down)) else { throw MoneyError.overflow }
self.cents = cents

// Answer: rounds-double
// Mistake: parses through `Double` and rounds, which is wrong for large amounts
// Shows: can't tell large whole numbers apart
// Instead of:
let decimals = parts.count == 2 ? parts[1] : ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let zeros = String(repeating: "0", count: 2 - decimals.count)
guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.overflow }
// Write:
let decimals = parts.count == 2 ? parts[1] : ""

guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
guard let value = Double(text), let cents = Int(exactly: (value * 100).rounded()) else {
  throw MoneyError.overflow
}

// Answer: takes-any-digit
// Mistake: uses `Character.isNumber`, which accepts digits of every script
// Shows: only 0 to 9 count
// Hole: 1
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

// Answer: takes-tenths-for-cents
// Mistake: reads the digits after the point as cents, so 12.5 becomes 12.05
// Shows: The first digit after the point counts tenths
// Instead of:
let decimals = parts.count == 2 ? parts[1] : ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let zeros = String(repeating: "0", count: 2 - decimals.count)
guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.overflow }
// Write:
let decimals = parts.count == 2 ? parts[1] : ""

guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
guard let units = Int(parts[0]), let rest = decimals.isEmpty ? 0 : Int(decimals) else {
  throw MoneyError.overflow
}
let (hundreds, first) = units.multipliedReportingOverflow(by: 100)
let (cents, second) = hundreds.addingReportingOverflow(rest)
if first || second { throw MoneyError.overflow }

// Answer: trims-blanks
// Mistake: trims spaces
// Shows: a space is not a digit
// Instead of:
if text.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
// Write:
let amount = text.trimmingCharacters(in: .whitespaces)
if amount.hasPrefix("-") { throw MoneyError.negative(text) }
let parts = amount.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)

// Answer: wraps-around
// Mistake: calculates with `&*` and `&+`, so a large amount wraps around
// Shows: A number that wraps around
// Instead of:
let decimals = parts.count == 2 ? parts[1] : ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
// Write:
let decimals = parts.count == 2 ? parts[1] : ""

guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
// Instead of:
guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.overflow }
self.cents = cents
// Write:
cents = (parts[0] + decimals + zeros).utf8.reduce(0) { sum, digit in
  sum &* 10 &+ Int(digit - UInt8(ascii: "0"))
}
