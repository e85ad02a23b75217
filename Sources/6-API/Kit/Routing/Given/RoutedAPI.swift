import EventSourcing
public import HTTPServer

/// A service over HTTP: a function from requests to responses, by its routes.
///
/// It knows no sockets. So tests call it as a function, and any server can run it.
public struct RoutedAPI: Sendable {
  private let router: Router
  /// Reports unexpected errors.
  private let report: @Sendable (String) -> Void

  public init(_ routes: [Route], report: @escaping @Sendable (String) -> Void = { _ in }) {
    router = Router(routes)
    self.report = report
  }

  /// Responds to `request`; an error becomes a response as well.
  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    var response: HTTPResponse
    do {
      response = try await answer(request)
    } catch let unfinished as Unfinished {
      response = HTTPResponse(Problem(status: .notImplemented, unfinished.description))
    } catch {
      let problem = Problem(error)
      if problem.status == .internalServerError { report("\(request.id) failed: \(error)") }
      response = HTTPResponse(problem)
    }
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
  }

  private func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
    // A star is the server as a whole (RFC 9110, section 9.3.7).
    if request.method == .options, request.target == "*" { return allowing(router.methods) }
    do {
      let (route, call) = try router.find(request)
      return try conditional(try await route.action(call), to: request)
    } catch RoutingError.methodNotAllowed(.options, let allowed) {
      return allowing(allowed)
    }
  }

  private func allowing(_ methods: [HTTPMethod]) -> HTTPResponse {
    let list = methods.map(\.rawValue).joined(separator: ", ")
    return HTTPResponse(.noContent, headers: [.allow: list])
  }

  /// Returns what a client that reads gets instead of `response`, by its conditions. Where there is a
  /// tag, the handler has checked them already.
  ///
  /// - Throws: ``InvalidRequest``, ``Problem``.
  private func conditional(
    _ response: HTTPResponse, to request: HTTPRequest
  ) throws -> HTTPResponse {
    guard [.get, .head].contains(request.method), 200..<300 ~= response.status.code,
      response.headers[.eTag] == nil, try Preconditions(of: request).isKnown(nil)
    else { return response }
    var unchanged = HTTPResponse(.notModified)
    unchanged.headers[.cacheControl] = response.headers[.cacheControl]
    return unchanged
  }
}
