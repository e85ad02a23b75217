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
    do {
      let (route, call) = try router.find(request)
      return try await route.action(call)
    } catch RoutingError.methodNotAllowed(.options, let allowed) {
      let methods = allowed.map(\.rawValue).joined(separator: ", ")
      return HTTPResponse(.noContent, headers: [.allow: methods])
    }
  }
}
