// Exercise: 1.4
// Mistake: looks for the point in the whole address
// Shows: its domain has no point inside
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
let parts = spelling.split(separator: "@", omittingEmptySubsequences: false)
guard
  spelling.count <= 254,
  !spelling.contains(where: \.isWhitespace),
  parts.count == 2, !parts[0].isEmpty
else { throw EmailAddressError(text: text) }
guard spelling.contains("."), !parts[1].isEmpty, !parts[1].hasPrefix("."),
  !parts[1].hasSuffix(".")
else { throw EmailAddressError(text: text) }
value = spelling
