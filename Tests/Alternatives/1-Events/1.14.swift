// Other right answers to exercise 1.14.

// Answer: first-index
// Alternative: searches for the indices of the @ and the point
// Hole: 1
let spelling = text.lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
guard let at = spelling.firstIndex(of: "@"), at == spelling.lastIndex(of: "@"),
  at != spelling.startIndex, spelling.count < 255,
  spelling.rangeOfCharacter(from: .whitespacesAndNewlines) == nil
else { throw EmailAddressError(text: text) }
let domain = spelling[spelling.index(after: at)...]
guard let point = domain.lastIndex(of: "."), point != domain.startIndex,
  domain.index(after: point) != domain.endIndex, domain.first != ".", !domain.contains("..")
else { throw EmailAddressError(text: text) }
value = spelling

// Answer: regex
// Alternative: uses a regular expression
// Hole: 1
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
guard spelling.count <= 254, spelling.wholeMatch(of: /[^@\s]+@[^@\s.]+(\.[^@\s.]+)+/) != nil else {
  throw EmailAddressError(text: text)
}
value = spelling

// Answer: step-by-step
// Alternative: has one guard for each rule
// Hole: 1
var spelling = text.lowercased()
while spelling.first?.isWhitespace == true { spelling.removeFirst() }
while spelling.last?.isWhitespace == true { spelling.removeLast() }
let parts = spelling.components(separatedBy: "@")
if parts.count != 2 { throw EmailAddressError(text: text) }
if parts[0].isEmpty { throw EmailAddressError(text: text) }
if !parts[1].dropFirst().dropLast().contains(".") { throw EmailAddressError(text: text) }
if parts[1].hasPrefix(".") || parts[1].hasSuffix(".") { throw EmailAddressError(text: text) }
if parts[1].contains("..") { throw EmailAddressError(text: text) }
for character in spelling where character.isWhitespace { throw EmailAddressError(text: text) }
if spelling.count > 254 { throw EmailAddressError(text: text) }
value = spelling
