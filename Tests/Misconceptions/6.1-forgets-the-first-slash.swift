// Exercise: 6.1
// Mistake: does not look whether there is a slash at the beginning
// Shows: because it does not begin with a slash
// Hole: 1
var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
if parts.last?.isEmpty == true { parts.removeLast() }
guard parts.count == segments.count else { return nil }
var values: [String: String] = [:]
for (segment, part) in zip(segments, parts) {
  guard let text = String(part).removingPercentEncoding else { return nil }
  switch segment {
  case .word(let word): guard text == word else { return nil }
  case .value(let name):
    guard !text.isEmpty else { return nil }
    values[name] = text
  }
}
return values
