// Exercise: 1.1
// Alternative: walks over the characters and calculates as it goes
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
