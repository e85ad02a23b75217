// Wrong answers to exercise 1.14.

// Answer: asks-for-an-at-only
// Mistake: is content with an @ and a point somewhere
// Shows: nothing stands before the @
// Hole: 1
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
guard spelling.count <= 254, spelling.contains("@"), spelling.contains("."),
  !spelling.contains(where: \.isWhitespace)
else { throw EmailAddressError(text: text) }
value = spelling

// Answer: finds-the-point-anywhere
// Mistake: looks for the point in the whole address
// Shows: its domain has no point inside
// Instead of:
let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else {
  throw EmailAddressError(text: text)
}
// Write:
guard spelling.contains("."), !parts[1].isEmpty, !parts[1].hasPrefix("."),
  !parts[1].hasSuffix(".")
else { throw EmailAddressError(text: text) }

// Answer: has-no-limit
// Mistake: takes an address of any length
// Shows: carry at most 254
// Instead of:
  spelling.count <= 254,
// Write:

// Answer: is-too-strict
// Mistake: knows exactly what an address looks like, and turns real ones away
// Shows: turns a customer away
// Hole: 1
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
guard spelling.count <= 254, spelling.wholeMatch(of: /[a-z.]+@[a-z]+(\.[a-z]+)+/) != nil else {
  throw EmailAddressError(text: text)
}
value = spelling

// Answer: keeps-case
// Mistake: cuts the blanks and keeps the case, so that one mailbox is two users
// Shows: into lower case
// Instead of:
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
// Write:
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines)

// Answer: keeps-what-was-typed
// Mistake: checks the one spelling and keeps the other
// Shows: Two spellings of one address
// Instead of:
value = spelling
// Write:
value = text

// Answer: refuses-outer-blanks
// Mistake: takes the blanks around an address for blanks inside it
// Shows: cut the white space around it
// Instead of:
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
// Write:
let spelling = text.lowercased()

// Answer: removes-inner-blanks
// Mistake: removes all blanks and so makes an address of two words
// Shows: it has a blank inside
// Instead of:
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
// Write:
let spelling = text.filter { !$0.isWhitespace }.lowercased()

// Answer: splits-without-empty-parts
// Mistake: splits without empty parts, where two @ look like one
// Shows: it has two @
// Instead of:
let parts = spelling.split(separator: "@", omittingEmptySubsequences: false)
guard
  spelling.count <= 254,
  !spelling.contains(where: \.isWhitespace),
  parts.count == 2, !parts[0].isEmpty
// Write:
let parts = spelling.split(separator: "@")
guard spelling.count <= 254, !spelling.contains(where: \.isWhitespace),
  parts.count == 2, !spelling.hasPrefix("@")
