import HTTPServer

/// The bank's pages for browsers, and its contract.
public struct WebPages: Sendable {
  public let explorer: [UInt8]
  public let docs: [UInt8]
  /// The contract, as OpenAPI.
  public let contract: [UInt8]

  public init(explorer: [UInt8] = [], docs: [UInt8] = [], contract: [UInt8] = []) {
    self.explorer = explorer
    self.docs = docs
    self.contract = contract
  }

  /// A page that may load nothing else, whatever its content.
  static func html(_ bytes: [UInt8]) -> HTTPResponse {
    HTTPResponse(
      .ok,
      headers: [
        .contentType: "text/html; charset=utf-8", .cacheControl: "no-cache",
        "Content-Security-Policy": """
        default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
        connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; \
        frame-ancestors 'none'
        """,
      ], body: bytes)
  }

  var contractResponse: HTTPResponse {
    HTTPResponse(
      .ok, headers: [.contentType: "application/json", .cacheControl: "no-cache"], body: contract)
  }
}

extension BankController {
  func explorer(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    return WebPages.html(pages.explorer)
  }

  func docs(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    return WebPages.html(pages.docs)
  }

  func contract(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    return pages.contractResponse
  }
}
