// Exercise: 1.1
// Alternative: calculates with `Decimal`, which counts in tens
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
