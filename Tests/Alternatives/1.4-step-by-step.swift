// Exercise: 1.4
// Alternative: asks one question after the other
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
