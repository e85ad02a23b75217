// Other right answers to exercise 1.11.

// Answer: character-loop
// Alternative: parses character by character
// Hole: 1
var cents = 0
var decimals: Int?
var digits = 0
if text.hasPrefix("-") { throw MoneyError.negative(text) }
for character in text.unicodeScalars {
  switch character {
  case "0"..."9":
    let (tenfold, first) = cents.multipliedReportingOverflow(by: 10)
    let (sum, second) = tenfold.addingReportingOverflow(Int(character.value) - 48)
    guard !first, !second else { throw MoneyError.overflow }
    cents = sum
    digits += 1
    decimals? += 1
  case "." where decimals == nil && digits > 0: decimals = 0
  default: throw MoneyError.malformed(text)
  }
}
guard digits > 0, decimals != 0 else { throw MoneyError.malformed(text) }
guard decimals ?? 0 <= 2 else { throw MoneyError.tooPrecise(text) }
for _ in (decimals ?? 0)..<2 {
  let (tenfold, overflow) = cents.multipliedReportingOverflow(by: 10)
  if overflow { throw MoneyError.overflow }
  cents = tenfold
}
self.cents = cents

// Answer: decimal
// Alternative: calculates with `Decimal`
// Hole: 1
guard !text.starts(with: "-") else { throw MoneyError.negative(text) }
let digits = Set("0123456789")
let parts = text.components(separatedBy: ".")
guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && digits.isSuperset(of: $0) }),
  let amount = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
else { throw MoneyError.malformed(text) }
if parts.count == 2, parts[1].count > 2 { throw MoneyError.tooPrecise(text) }
let cents = amount * 100
guard cents <= Decimal(Int.max) else { throw MoneyError.overflow }
self.cents = NSDecimalNumber(decimal: cents).intValue

// Answer: regex
// Alternative: uses a regular expression
// Hole: 1
guard let match = text.wholeMatch(of: /(-?)([0-9]+)(?:\.([0-9]+))?/) else {
  throw MoneyError.malformed(text)
}
guard match.1.isEmpty else { throw MoneyError.negative(text) }
let decimals = match.3 ?? ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let padded = (decimals + "00").prefix(2)
guard let cents = Int("\(match.2)\(padded)") else { throw MoneyError.overflow }
self.cents = cents

// Answer: wide-integer
// Alternative: calculates with `Int128`, and checks the range at the end
// Hole: 1
if text.first == "-" { throw MoneyError.negative(text) }
let (whole, point, decimals) =
  text.firstIndex(of: ".").map {
    (text[..<$0], true, text[text.index(after: $0)...])
  } ?? (text[...], false, "")
func isNumber(_ part: Substring) -> Bool { !part.isEmpty && part.allSatisfy { "0"..."9" ~= $0 } }
guard isNumber(whole), !point || isNumber(decimals), text.utf8.count == text.count else {
  throw MoneyError.malformed(text)
}
guard decimals.count < 3 else { throw MoneyError.tooPrecise(text) }
let zeros = String(repeating: "0", count: 2 - decimals.count)
guard
  let units = Int128(whole), units < Int128(Int.max), let rest = Int128(decimals + zeros),
  let cents = Int(exactly: units * 100 + rest)
else { throw MoneyError.overflow }
self.cents = cents
