// Wrong answers to exercise 6.1.

// Answer: a-slash-is-a-difference
// Mistake: wants no slash at the end
// Shows: people write one or forget it
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
// Mistake: names the methods of the routes and no more
// Shows: and OPTIONS, which asks for this very list
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
// Mistake: names the methods of all paths
// Shows: each named once
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
// Mistake: takes a path with another method for an unknown one
// Shows: looks for a typing error that is not there
// Hole: 2
let method: HTTPMethod = request.method == .head ? .get : request.method
for route in routes where route.method == method {
  if let values = route.path.values(in: request.path) {
    return (route, Call(request, values: values))
  }
}
throw .unknownPath(String(request.path))

// Answer: any-word
// Mistake: looks at the values and not at the words
// Shows: is not the path /accounts/{account_id}: the word is another one
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
// Mistake: looks for the path as it stands in the template
// Shows: is the path /accounts/{account_id} with
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
// Mistake: takes capital letters for small ones
// Shows: paths know capital letters
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
// Mistake: compares as far as there is something on both sides
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
// Mistake: decodes the path before it takes it apart
// Shows: Take the path apart first
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
// Mistake: decodes what it has decoded
// Shows: what comes out of the decoding
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
// Mistake: takes nothing for a value
// Shows: nothing is neither a word nor a value
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
// Mistake: does not look whether there is a slash at the beginning
// Shows: because it does not begin with a slash
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
// Mistake: hands the request over without its values
// Shows: The call has to have that value
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
// Mistake: is satisfied when the path begins in the right way
// Shows: is not the path /accounts: there is more in it
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
// Mistake: takes a HEAD for whatever there is
// Shows: There is something at /deposit, but no route for HEAD
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
// Mistake: takes a value that cannot be decoded as it was sent
// Shows: that encodes no text
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  let text = String(part).removingPercentEncoding ?? String(part)

// Answer: leaves-out-what-is-empty
// Mistake: lets `split` leave out what is empty
// Shows: a proxy that keeps strangers
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
// Mistake: takes values as they were sent
// Shows: the bytes of an ö are encoded
// Instead of:
var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
// Write:
var parts = path.split(separator: "/", omittingEmptySubsequences: false)
// Instead of:
  guard let text = String(decoding: part, as: UTF8.self).percentDecoded else { return nil }
// Write:
  let text = String(part)

// Answer: no-head
// Mistake: knows a HEAD only where there is a route for it
// Shows: asks for all that GET /users/7 answers
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
// Mistake: takes a plus for a blank, as in forms
// Shows: and a plus in paths
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
// Mistake: looks at the first route with this path only
// Shows: One path may have a route for each of several methods
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
// Mistake: looks for the method before it looks for the path
// Shows: for no method
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
// Mistake: looks for the whole target
// Shows: the query is no part of the path
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
