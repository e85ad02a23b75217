// Exercise: 6.1
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
