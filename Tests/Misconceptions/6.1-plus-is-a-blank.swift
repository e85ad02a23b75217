// Exercise: 6.1
// Mistake: takes a plus for a blank, as in forms
// Shows: and a plus in paths
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
guard parts.count > 1, parts.removeFirst().isEmpty else { return nil }
if parts.last?.isEmpty == true { parts.removeLast() }
guard parts.count == segments.count else { return nil }
var values: [String: String] = [:]
for (segment, part) in zip(segments, parts) {
  let spaced = String(part).replacing("+", with: " ")
  guard let text = spaced.removingPercentEncoding else { return nil }
  switch segment {
  case .word(let word): guard text == word else { return nil }
  case .value(let name):
    guard !text.isEmpty else { return nil }
    values[name] = text
  }
}
return values
