// Exercise: 1.4
// Mistake: knows exactly what an address looks like, and turns real ones away
// Shows: turns a customer away
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
guard spelling.count <= 254, spelling.wholeMatch(of: /[a-z.]+@[a-z]+(\.[a-z]+)+/) != nil else {
  throw EmailAddressError(text: text)
}
value = spelling
