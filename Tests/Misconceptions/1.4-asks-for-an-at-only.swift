// Exercise: 1.4
// Mistake: is content with an @ and a point somewhere
// Shows: nothing stands before the @
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
guard spelling.count <= 254, spelling.contains("@"), spelling.contains("."),
  !spelling.contains(where: \.isWhitespace)
else { throw EmailAddressError(text: text) }
value = spelling
