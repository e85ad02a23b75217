// Exercise: 6.1
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
