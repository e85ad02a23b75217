// Exercise: 6.1
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
