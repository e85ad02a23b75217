// Exercise: 1.1
// Alternative: calculates in 128 bits and looks at the end whether it fits
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
