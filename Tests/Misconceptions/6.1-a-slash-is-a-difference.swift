// Exercise: 6.1
// Mistake: wants no slash at the end
// Shows: people write one or forget it
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
guard parts.count > 1, parts.removeFirst().isEmpty else { return nil }
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
