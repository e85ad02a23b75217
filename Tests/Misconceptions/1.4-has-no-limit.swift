// Exercise: 1.4
// Mistake: takes an address of any length
// Shows: carry at most 254
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
let parts = spelling.split(separator: "@", omittingEmptySubsequences: false)
guard
  !spelling.contains(where: \.isWhitespace),
  parts.count == 2, !parts[0].isEmpty
else { throw EmailAddressError(text: text) }
let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else {
  throw EmailAddressError(text: text)
}
value = spelling
