// Exercise: 1.4
// Mistake: removes all blanks and so makes an address of two words
// Shows: it has a blank inside
let spelling = text.filter { !$0.isWhitespace }.lowercased()
let parts = spelling.split(separator: "@", omittingEmptySubsequences: false)
guard
  spelling.count <= 254,
  !spelling.contains(where: \.isWhitespace),
  parts.count == 2, !parts[0].isEmpty
else { throw EmailAddressError(text: text) }
let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else {
  throw EmailAddressError(text: text)
}
value = spelling
