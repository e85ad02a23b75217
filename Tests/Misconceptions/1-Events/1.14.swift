// Wrong answers to exercise 1.14.

// Answer: asks-for-an-at-only
// Mistake: checks only for an @ and a point anywhere
// Shows: there is nothing before the @
// Hole: 1
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
guard spelling.count <= 254, spelling.contains("@"), spelling.contains("."),
  !spelling.contains(where: \.isWhitespace)
else { throw EmailAddressError(text: text) }
value = spelling

// Answer: counts-before-trimming
// Mistake: counts the surrounding spaces as well
// Shows: after trimming
// Instead of:
  spelling.count <= 254,
// Write:
  text.count <= 254,

// Answer: counts-bytes
// Mistake: counts bytes instead of characters
// Shows: `utf8` counts bytes
// Instead of:
  spelling.count <= 254,
// Write:
  spelling.utf8.count <= 254,

// Answer: finds-the-point-anywhere
// Mistake: accepts a point before the @
// Shows: its domain has no point
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
// Mistake: has no length limit
// Shows: carry at most 254
// Instead of:
  spelling.count <= 254,
// Write:

// Answer: is-too-strict
// Mistake: uses a strict pattern that rejects real addresses
// Shows: turns a customer away
// Hole: 1
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
guard spelling.count <= 254, spelling.wholeMatch(of: /[a-z.]+@[a-z]+(\.[a-z]+)+/) != nil else {
  throw EmailAddressError(text: text)
}
value = spelling

// Answer: keeps-case
// Mistake: trims, but keeps the case, so one mailbox can be two users
// Shows: make the rest lower case
// Instead of:
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
// Write:
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines)

// Answer: keeps-what-was-typed
// Mistake: checks the normalized address, but keeps the typed one
// Shows: Two spellings of one address
// Instead of:
value = spelling
// Write:
value = text

// Answer: knows-few-spaces
// Mistake: checks for spaces and tabs, but not for a no-break space
// Shows: it has a no-break space inside
// Instead of:
  !spelling.contains(where: \.isWhitespace),
// Write:
  !spelling.contains(where: { " \t\r\n".contains($0) }),

// Answer: knows-no-line-breaks
// Mistake: checks for spaces, but not for line breaks
// Shows: it has a line break inside
// Instead of:
  !spelling.contains(where: \.isWhitespace),
// Write:
  spelling.rangeOfCharacter(from: .whitespaces) == nil,

// Answer: refuses-outer-blanks
// Mistake: rejects surrounding spaces instead of trimming them
// Shows: Trim the white space at both ends
// Instead of:
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
// Write:
let spelling = text.lowercased()

// Answer: removes-inner-blanks
// Mistake: removes all spaces, also inside
// Shows: it has a space inside
// Instead of:
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
// Write:
let spelling = text.filter { !$0.isWhitespace }.lowercased()

// Answer: reports-the-spelling
// Mistake: reports the normalized text instead of the typed one
// Shows: Put the typed text into the error
// Instead of:
  parts.count == 2, !parts[0].isEmpty
else { throw EmailAddressError(text: text) }
// Write:
  parts.count == 2, !parts[0].isEmpty
else { throw EmailAddressError(text: spelling) }
// Instead of:
guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else {
  throw EmailAddressError(text: text)
// Write:
guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else {
  throw EmailAddressError(text: spelling)

// Answer: splits-without-empty-parts
// Mistake: splits without empty parts, so two @ look like one
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
