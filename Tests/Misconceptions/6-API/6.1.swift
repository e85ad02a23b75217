// Wrong answers to exercise 6.1.

// Answer: a-slash-is-a-difference
// Mistake: rejects a trailing slash
// Shows: People add a slash at the end or leave it out
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
guard parts.count > 1, parts.removeFirst().isEmpty else { return nil }
if parts.last?.isEmpty == true { parts.removeLast() }
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
guard parts.count > 1, parts.removeFirst().isEmpty else { return nil }
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  guard let text = String(part).removingPercentEncoding else { return nil }

// Answer: allows-its-routes-only
// Mistake: lists only the methods of the routes, without HEAD and OPTIONS
// Shows: and OPTIONS, which asks for
// Hole: 2
let fitting = routes.compactMap { route in
  route.path.values(in: request.path).map { (route, Call(request, values: $0)) }
}
guard !fitting.isEmpty else { throw .unknownPath(String(request.path)) }
let method: HTTPMethod = request.method == .head ? .get : request.method
guard let found = fitting.first(where: { $0.0.method == method }) else {
  throw .methodNotAllowed(request.method, allowed: fitting.map(\.0.method))
}
return found

// Answer: allows-what-others-have
// Mistake: lists the methods of all paths
// Shows: the methods of its own routes
// Hole: 2
let fitting = routes.compactMap { route in
  route.path.values(in: request.path).map { (route, Call(request, values: $0)) }
}
guard !fitting.isEmpty else { throw .unknownPath(String(request.path)) }
let method: HTTPMethod = request.method == .head ? .get : request.method
guard let found = fitting.first(where: { $0.0.method == method }) else {
  throw .methodNotAllowed(request.method, allowed: allowed(routes.map(\.method)))
}
return found

// Answer: another-method-is-unknown
// Mistake: reports a known path with another method as unknown
// Shows: the client looks for a typo that isn't there
// Hole: 2
let method: HTTPMethod = request.method == .head ? .get : request.method
for route in routes where route.method == method {
  if let values = route.path.values(in: request.path) {
    return (route, Call(request, values: values))
  }
}
throw .unknownPath(String(request.path))

// Answer: any-word
// Mistake: compares only the values, not the words
// Shows: does not match the template "/accounts/{account_id}": the word differs
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
  switch segment {
  case .word(let word): guard text == word else { return nil }
// Write:
  guard let text = String(part).removingPercentEncoding else { return nil }
  switch segment {
  case .word: break

// Answer: braces-in-the-names
// Mistake: compares the path with the text of the template
// Shows: The handler looks its values up by the names in braces
// Hole: 1
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
guard parts.count > 1, parts.removeFirst().isEmpty else { return nil }
if parts.last?.isEmpty == true { parts.removeLast() }
guard parts.count == segments.count else { return nil }
var values: [String: String] = [:]
for (segment, part) in zip(segments, parts) {
  guard let text = String(part).removingPercentEncoding else { return nil }
  switch segment {
  case .word(let word), .value(let word): guard text == word else { return nil }
  
  }
}
return values

// Answer: capital-letters
// Mistake: ignores case
// Shows: paths are case-sensitive
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
  switch segment {
  case .word(let word): guard text == word else { return nil }
// Write:
  guard let text = String(part).removingPercentEncoding else { return nil }
  switch segment {
  case .word(let word): guard text.lowercased() == word.lowercased() else { return nil }

// Answer: counts-nothing
// Mistake: compares only as many segments as both have
// Shows: the value is missing
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
guard parts.count == segments.count else { return nil }
// Write:
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  guard let text = String(part).removingPercentEncoding else { return nil }

// Answer: decodes-first
// Mistake: decodes the path before the split
// Shows: Split the path first
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
guard let path = String(path).removingPercentEncoding else { return nil }
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  let text = String(part)

// Answer: decodes-twice
// Mistake: decodes a value twice
// Shows: the result of decoding is not decoded again
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  guard let text = String(part).removingPercentEncoding?.removingPercentEncoding else {
    return nil
  }

// Answer: empty-values
// Mistake: accepts an empty value
// Shows: there is nothing between two of its slashes
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  guard let text = String(part).removingPercentEncoding else { return nil }
// Instead of:
  case .value(let name):
    guard !text.isEmpty else { return nil }
    values[name] = text
// Write:
  case .value(let name): values[name] = text

// Answer: forgets-the-first-slash
// Mistake: does not require a slash at the beginning
// Shows: it does not begin with a slash
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
guard parts.count > 1, parts.removeFirst().isEmpty else { return nil }
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  guard let text = String(part).removingPercentEncoding else { return nil }

// Answer: forgets-the-values
// Mistake: passes the request along without its values
// Shows: the request as it came, and its values
// Hole: 2
let fitting = routes.compactMap { route in
  route.path.values(in: request.path).map { _ in (route, Call(request)) }
}
guard !fitting.isEmpty else { throw .unknownPath(String(request.path)) }
let method: HTTPMethod = request.method == .head ? .get : request.method
guard let found = fitting.first(where: { $0.0.method == method }) else {
  throw .methodNotAllowed(request.method, allowed: allowed(fitting.map(\.0.method)))
}
return found

// Answer: goes-by-the-beginning
// Mistake: accepts every path with a matching prefix
// Shows: does not match the template "/accounts": there is one segment more
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
guard parts.count == segments.count else { return nil }
// Write:
guard parts.count >= segments.count else { return nil }
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  guard let text = String(part).removingPercentEncoding else { return nil }

// Answer: head-for-everything
// Mistake: answers HEAD with any route of the path
// Shows: The path of /deposit has routes, but none for HEAD
// Hole: 2
let fitting = routes.compactMap { route in
  route.path.values(in: request.path).map { (route, Call(request, values: $0)) }
}
guard !fitting.isEmpty else { throw .unknownPath(String(request.path)) }
guard
  let found = fitting.first(where: { $0.0.method == request.method || request.method == .head })
else {
  throw .methodNotAllowed(request.method, allowed: allowed(fitting.map(\.0.method)))
}
return found

// Answer: keeps-what-it-cannot-decode
// Mistake: keeps a value with an invalid encoding
// Shows: it has a % that encodes no text
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  let text = String(part).removingPercentEncoding ?? String(part)

// Answer: leaves-out-what-is-empty
// Mistake: lets `split` drop empty parts
// Shows: A proxy that blocks "/deposit" for strangers
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
guard parts.count > 1, parts.removeFirst().isEmpty else { return nil }
if parts.last?.isEmpty == true { parts.removeLast() }
// Write:
let parts = path.split(separator: "/")
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  guard let text = String(part).removingPercentEncoding else { return nil }

// Answer: never-decodes
// Mistake: doesn't decode values
// Shows: is an ö in UTF-8
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  let text = String(part)

// Answer: no-head
// Mistake: answers HEAD only with a HEAD route
// Shows: asks for the response to GET /users/7
// Hole: 2
let fitting = routes.compactMap { route in
  route.path.values(in: request.path).map { (route, Call(request, values: $0)) }
}
guard !fitting.isEmpty else { throw .unknownPath(String(request.path)) }
guard let found = fitting.first(where: { $0.0.method == request.method }) else {
  throw .methodNotAllowed(request.method, allowed: allowed(fitting.map(\.0.method)))
}
return found

// Answer: plus-is-a-blank
// Mistake: decodes a plus as a space, as in forms
// Shows: and for a plus in paths
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  let spaced = String(part).replacing("+", with: " ")
  guard let text = spaced.removingPercentEncoding else { return nil }

// Answer: the-first-path
// Mistake: checks only the first route with this path
// Shows: One path may have several routes, one for each method
// Hole: 2
let method: HTTPMethod = request.method == .head ? .get : request.method
for route in routes {
  guard let values = route.path.values(in: request.path) else { continue }
  guard route.method == method else {
    throw .methodNotAllowed(request.method, allowed: allowed([route.method]))
  }
  return (route, Call(request, values: values))
}
throw .unknownPath(String(request.path))

// Answer: the-method-first
// Mistake: checks the method before the path
// Shows: A 405 would tell the client to try other methods
// Hole: 2
let method: HTTPMethod = request.method == .head ? .get : request.method
let fitting = routes.filter { $0.method == method }
guard !fitting.isEmpty else {
  let methods = routes.filter { $0.path.values(in: request.path) != nil }.map(\.method)
  throw .methodNotAllowed(request.method, allowed: allowed(methods))
}
for route in fitting {
  if let values = route.path.values(in: request.path) {
    return (route, Call(request, values: values))
  }
}
let methods = routes.filter { $0.path.values(in: request.path) != nil }.map(\.method)
guard methods.isEmpty else {
  throw .methodNotAllowed(request.method, allowed: allowed(methods))
}
throw .unknownPath(String(request.path))

// Answer: the-query-is-path
// Mistake: matches the whole target, with the query
// Shows: the query is not part of it
// Hole: 2
let fitting = routes.compactMap { route in
  route.path.values(in: request.target).map { (route, Call(request, values: $0)) }
}
guard !fitting.isEmpty else { throw .unknownPath(String(request.path)) }
let method: HTTPMethod = request.method == .head ? .get : request.method
guard let found = fitting.first(where: { $0.0.method == method }) else {
  throw .methodNotAllowed(request.method, allowed: allowed(fitting.map(\.0.method)))
}
return found

// Answer: words-are-not-decoded
// Mistake: decodes values, but not words
// Shows: words are decoded as well
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
  switch segment {
  case .word(let word): guard text == word else { return nil }
// Write:
  let sent = String(decoding: part, as: UTF8.self)
  guard let text = sent.percentDecoded else { return nil }
  switch segment {
  case .word(let word): guard sent == word else { return nil }
