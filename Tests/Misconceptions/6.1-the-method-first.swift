// Exercise: 6.1
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
