// Exercise: 6.1
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
