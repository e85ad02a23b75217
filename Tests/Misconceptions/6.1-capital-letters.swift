// Exercise: 6.1
// Mistake: takes capital letters for small ones
// Shows: paths know capital letters
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
guard parts.count > 1, parts.removeFirst().isEmpty else { return nil }
if parts.last?.isEmpty == true { parts.removeLast() }
guard parts.count == segments.count else { return nil }
var values: [String: String] = [:]
for (segment, part) in zip(segments, parts) {
  guard let text = String(part).removingPercentEncoding else { return nil }
  switch segment {
  case .word(let word): guard text.lowercased() == word.lowercased() else { return nil }
  case .value(let name):
    guard !text.isEmpty else { return nil }
    values[name] = text
  }
}
return values
