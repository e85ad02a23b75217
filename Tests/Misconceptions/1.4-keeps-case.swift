// Exercise: 1.4
// Mistake: cuts the blanks and keeps the case, so that one mailbox is two users
// Shows: into lower case
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines)
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
