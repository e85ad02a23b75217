// Exercise: 1.4
// Mistake: splits without empty parts, where two @ look like one
// Shows: it has two @
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
let parts = spelling.split(separator: "@")
guard spelling.count <= 254, !spelling.contains(where: \.isWhitespace),
  parts.count == 2, !spelling.hasPrefix("@")
else { throw EmailAddressError(text: text) }
let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else {
  throw EmailAddressError(text: text)
}
value = spelling
