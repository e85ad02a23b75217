// Exercise: 6.1
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
