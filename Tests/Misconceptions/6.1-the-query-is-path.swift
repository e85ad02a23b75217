// Exercise: 6.1
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
