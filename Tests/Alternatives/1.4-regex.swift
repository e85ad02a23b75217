// Exercise: 1.4
// Alternative: describes the shape with a regular expression
let spelling = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
guard spelling.count <= 254, spelling.wholeMatch(of: /[^@\s]+@[^@\s.]+(\.[^@\s.]+)+/) != nil else {
  throw EmailAddressError(text: spelling)
}
value = spelling
