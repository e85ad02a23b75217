// Exercise: 1.4
// Alternative: looks for the @ and the point by their places
let spelling = text.lowercased().trimmingCharacters(in: .whitespaces)
guard let at = spelling.firstIndex(of: "@"), at == spelling.lastIndex(of: "@"),
  at != spelling.startIndex, spelling.count < 255,
  spelling.rangeOfCharacter(from: .whitespacesAndNewlines) == nil
else { throw EmailAddressError(text: text) }
let domain = spelling[spelling.index(after: at)...]
guard let point = domain.lastIndex(of: "."), point != domain.startIndex,
  domain.index(after: point) != domain.endIndex, domain.first != "."
else { throw EmailAddressError(text: text) }
value = spelling
