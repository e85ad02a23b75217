// Exercise: 6.1
// Mistake: looks at the values and not at the words
// Shows: is not the path /accounts/{account_id}: the word is another one
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
guard parts.count > 1, parts.removeFirst().isEmpty else { return nil }
if parts.last?.isEmpty == true { parts.removeLast() }
guard parts.count == segments.count else { return nil }
var values: [String: String] = [:]
for (segment, part) in zip(segments, parts) {
  guard let text = String(part).removingPercentEncoding else { return nil }
  switch segment {
  case .word: break
  case .value(let name):
    guard !text.isEmpty else { return nil }
    values[name] = text
  }
}
return values
