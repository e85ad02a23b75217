// Exercise: 6.1
// Mistake: decodes the path before it takes it apart
// Shows: Take the path apart first
guard let path = String(path).removingPercentEncoding else { return nil }
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
guard parts.count > 1, parts.removeFirst().isEmpty else { return nil }
if parts.last?.isEmpty == true { parts.removeLast() }
guard parts.count == segments.count else { return nil }
var values: [String: String] = [:]
for (segment, part) in zip(segments, parts) {
  let text = String(part)
  switch segment {
  case .word(let word): guard text == word else { return nil }
  case .value(let name):
    guard !text.isEmpty else { return nil }
    values[name] = text
  }
}
return values
