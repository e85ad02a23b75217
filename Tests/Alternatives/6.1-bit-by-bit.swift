// Exercise: 6.1
// Alternative: takes the path apart from the front, and compares words as they were sent
var rest = path[...]
var values: [String: String] = [:]
for segment in segments {
  guard rest.first == "/" else { return nil }
  rest = rest.dropFirst()
  let part = rest.prefix { $0 != "/" }
  rest = rest[part.endIndex...]
  switch segment {
  case .word(let word):
    guard part == word else { return nil }
  case .value(let name):
    guard !part.isEmpty, let text = String(part).removingPercentEncoding else { return nil }
    values[name] = text
  }
}
return rest == "/" || (rest.isEmpty && !segments.isEmpty) ? values : nil
