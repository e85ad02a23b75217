// Other right answers to exercise 6.1.

// Answer: bit-by-bit
// Alternative: consumes the path from the front, and decodes words and values alike
// Hole: 1
var rest = path[...]
var values: [String: String] = [:]
for segment in segments {
  guard rest.first == "/" else { return nil }
  rest = rest.dropFirst()
  let part = rest.prefix { $0 != "/" }
  rest = rest[part.endIndex...]
  guard !part.isEmpty, let text = String(part).removingPercentEncoding else { return nil }
  switch segment {
  case .word(let word):
    guard text == word else { return nil }
  case .value(let name):
    values[name] = text
  }
}
return rest == "/" || (rest.isEmpty && !segments.isEmpty) ? values : nil

// Answer: no-two-slashes
// Alternative: rejects double slashes first, and loops over the routes once
// Hole: 1
guard path.hasPrefix("/"), !path.contains("//") else { return nil }
let parts = path.split(separator: "/")
guard parts.count == segments.count else { return nil }
var values: [String: String] = [:]
for index in segments.indices {
  guard let part = String(parts[index]).removingPercentEncoding else { return nil }
  switch segments[index] {
  case .word(part): continue
  case .word: return nil
  case .value(let name): values[name] = part
  }
}
return values
// Hole: 2
var methods: [HTTPMethod] = []
for route in routes {
  guard let values = route.path.values(in: request.path) else { continue }
  if route.method == request.method || (request.method == .head && route.method == .get) {
    return (route, Call(request, values: values))
  }
  methods.append(route.method)
}
guard methods.isEmpty else {
  throw .methodNotAllowed(request.method, allowed: allowed(methods))
}
throw .unknownPath(String(request.path))
