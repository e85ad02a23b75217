public import HTTPServer

/// The bank over HTTP.
public struct BankAPI: Sendable {
  private let api: RoutedAPI

  /// An API over `desk`; `report` is told of what nobody has thought of.
  public init(_ desk: Desk, report: @escaping @Sendable (String) -> Void = { _ in }) {
    api = RoutedAPI(desk.routes, report: report)
  }

  /// Answers `request`, whatever comes of it.
  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    await api.respond(to: request)
  }
}
