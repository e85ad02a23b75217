public import HTTPServer

/// Handles one method of one path template.
public struct Route: Sendable {
  public typealias Action = @Sendable (Call) async throws -> HTTPResponse

  public let method: HTTPMethod
  public let path: PathTemplate
  public let action: Action

  public init(_ method: HTTPMethod, _ path: PathTemplate, action: @escaping Action) {
    self.method = method
    self.path = path
    self.action = action
  }
}

/// A request with the values from its path.
public struct Call: Sendable {
  public let request: HTTPRequest
  public let values: [String: String]

  public init(_ request: HTTPRequest, values: [String: String] = [:]) {
    self.request = request
    self.values = values
  }
}

/// Finds the route of a request.
public struct Router: Sendable {
  private let routes: [Route]

  public init(_ routes: [Route]) {
    self.routes = routes
  }

  /// Returns the route for `request`, and the values in its path.
  ///
  /// A `HEAD` uses the route of its `GET`: the server omits the body.
  ///
  /// - Throws: ``RoutingError``.
  public func find(_ request: HTTPRequest) throws(RoutingError) -> (Route, Call) {
    // BEGIN EXERCISE 6.1
    // starter: // Does a route match the path? If so, does one of those have the method?
    // starter: throw .unknownPath(String(request.path))
    let path = request.path
    let fitting = routes.compactMap { route in
      route.path.values(in: path).map { (route, Call(request, values: $0)) }
    }
    guard !fitting.isEmpty else { throw .unknownPath(String(path)) }
    let method: HTTPMethod = request.method == .head ? .get : request.method
    guard let found = fitting.first(where: { $0.0.method == method }) else {
      throw .methodNotAllowed(request.method, allowed: allowed(fitting.map(\.0.method)))
    }
    return found
    // END EXERCISE 6.1
  }

  /// The methods that some path has.
  var methods: [HTTPMethod] {
    var found: [HTTPMethod] = []
    for route in routes where !found.contains(route.method) { found.append(route.method) }
    return allowed(found)
  }

  /// The methods to list in `Allow` for a path with routes for `methods`.
  private func allowed(_ methods: [HTTPMethod]) -> [HTTPMethod] {
    methods.flatMap { $0 == .get ? [.get, .head] : [$0] } + [.options]
  }
}

/// The reason why there is no route for a request.
public enum RoutingError: Error, Hashable {
  case unknownPath(String)
  /// The path exists, but not for this method.
  case methodNotAllowed(HTTPMethod, allowed: [HTTPMethod])
}

extension RoutingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownPath(let path): "there is no \(path)"
    case .methodNotAllowed(let method, let allowed):
      "\(method) is not allowed here; allowed: \(allowed.map(\.rawValue).joined(separator: ", "))"
    }
  }
}
