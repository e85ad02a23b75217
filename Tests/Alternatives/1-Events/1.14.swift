// Other right answers to exercise 1.14.

// Answer: first-index
// Alternative: looks for the @ and the point by their places
// Hole: 1
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

// Answer: regex
// Alternative: describes the shape with a regular expression
// Hole: 1
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
guard spelling.count <= 254, spelling.wholeMatch(of: /[^@\s]+@[^@\s.]+(\.[^@\s.]+)+/) != nil else {
  throw EmailAddressError(text: spelling)
}
value = spelling

// Answer: step-by-step
// Alternative: asks one question after the other
// Hole: 1
var spelling = text.lowercased()
while spelling.first?.isWhitespace == true { spelling.removeFirst() }
while spelling.last?.isWhitespace == true { spelling.removeLast() }
let parts = spelling.components(separatedBy: "@")
if parts.count != 2 { throw EmailAddressError(text: text) }
if parts[0].isEmpty { throw EmailAddressError(text: text) }
if !parts[1].dropFirst().dropLast().contains(".") { throw EmailAddressError(text: text) }
if parts[1].hasPrefix(".") || parts[1].hasSuffix(".") { throw EmailAddressError(text: text) }
for character in spelling where character.isWhitespace { throw EmailAddressError(text: text) }
if spelling.utf8.count > 254 { throw EmailAddressError(text: text) }
value = spelling
