// Exercise: 6.1
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
