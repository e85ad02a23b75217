// Exercise: 6.1
// Mistake: lets `split` leave out what is empty
// Shows: a proxy that keeps strangers
let parts = path.split(separator: "/")
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
