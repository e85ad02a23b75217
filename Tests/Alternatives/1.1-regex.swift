// Exercise: 1.1
// Alternative: describes the shape with a regular expression
guard let match = text.wholeMatch(of: /(-?)([0-9]+)(?:\.([0-9]+))?/) else {
  throw MoneyError.malformed(text)
}
guard match.1.isEmpty else { throw MoneyError.negative(text) }
let decimals = match.3 ?? ""
guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
let padded = (decimals + "00").prefix(2)
guard let cents = Int("\(match.2)\(padded)") else { throw MoneyError.overflow }
self.cents = cents
