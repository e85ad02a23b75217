// Exercise: 1.4
// Mistake: takes the blanks around an address for blanks inside it
// Shows: cut the white space around it
let spelling = text.lowercased()
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
