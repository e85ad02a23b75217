public import HTTPServer

/// What is done for one method of one kind of path.
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

/// A request that has found its route, and the values that stand in its path.
public struct Call: Sendable {
  public let request: HTTPRequest
  public let values: [String: String]

  public init(_ request: HTTPRequest, values: [String: String] = [:]) {
    self.request = request
    self.values = values
  }
}

/// Finds what is to be done for a request.
public struct Router: Sendable {
  private let routes: [Route]

  public init(_ routes: [Route]) {
    self.routes = routes
  }

  /// Returns the route for `request`, and the values in its path.
  ///
  /// Where a `GET` is answered, a `HEAD` is, too: the server leaves the body out.
  ///
  /// - Throws: ``RoutingError``.
  public func find(_ request: HTTPRequest) throws(RoutingError) -> (Route, Call) {
    // BEGIN EXERCISE 6.1
    // Is there such a path at all? And if so, is the method one of those that it has?
    throw .unknownPath(String(request.path))
    // END EXERCISE 6.1
  }

  /// What a path says it allows, when it has routes for `methods`.
  private func allowed(_ methods: [HTTPMethod]) -> [HTTPMethod] {
    methods.flatMap { $0 == .get ? [.get, .head] : [$0] } + [.options]
  }
}

/// Why there is no route for a request.
public enum RoutingError: Error, Hashable {
  case unknownPath(String)
  /// There is something at this path, but it cannot be asked for in this way.
  case methodNotAllowed(HTTPMethod, allowed: [HTTPMethod])
}

extension RoutingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownPath(let path): "there is nothing at \(path)"
    case .methodNotAllowed(let method, let allowed):
      "there is no \(method) here, but \(allowed.map(\.rawValue).joined(separator: ", "))"
    }
  }
}
