/// Decides whether a request is for this server, and whether one of its pages sent it.
///
/// Any page in a browser can send requests to a server on the same computer, which no other
/// computer can reach.
/// - When the page's own name is given the address of this computer (DNS rebinding), the browser
///   takes the server for the page's own, and lets the page read what it responds. But the page's
///   name is in `Host`. An IP address there can't come from such a name, so all are allowed, as the
///   address that others in the network have to use.
/// - Without that trick, the browser doesn't let the page read responses, but it sends requests,
///   and tells in `Origin` and `Sec-Fetch-Site` where they come from. So a foreign page is refused
///   what could change something. A `GET` is not refused: a link from another page is one, too.
struct HostCheck: Sendable {
  private let own: Set<String>
  private let allowed: AllowedHosts
  private let setting: String

  init(_ configuration: ServerConfiguration) {
    let host = configuration.host
    let listening = Authority(parsing: host.contains(":") ? "[\(host)]" : host)
    own = Set(["localhost", listening.flatMap { $0.isAddress ? nil : $0.host }].compactMap(\.self))
    allowed = configuration.allowedHosts
    setting = configuration.allowedHostsSetting
  }

  /// - Throws: a refusal with 421 or 403.
  func check(_ head: RequestHead) throws(RequestRefusal) {
    let host = head.headers[.host]
    if let host { try check(host) }
    if let authority = head.authority { try check(authority) }
    guard !head.method.isSafe else { return }
    try checkPage(head, at: host.flatMap { Authority(parsing: $0) })
  }

  private func check(_ host: String) throws(RequestRefusal) {
    guard let authority = Authority(parsing: host), allows(authority) else {
      throw RequestRefusal(
        .misdirectedRequest,
        "'\(host.prefix(100))' is not a name of this server; it accepts \(names); "
          + "\(setting) adds a name")
    }
  }

  /// Checks that a page which sent the request came from `host`, or from an allowed name.
  private func checkPage(_ head: RequestHead, at host: Authority?) throws(RequestRefusal) {
    guard !head.headers.list(.secFetchSite).contains("cross-site") else {
      throw RequestRefusal(
        .forbidden,
        "this comes from a page of another site; only pages of this server may change something")
    }
    for origin in head.headers.values(.origin) where !isOwn(origin, at: host) {
      throw RequestRefusal(
        .forbidden,
        "this comes from a page of '\(origin.prefix(100))'; only pages of this server may change "
          + "something; \(setting) adds a name")
    }
  }

  private func allows(_ authority: Authority) -> Bool {
    allowed.includesAll || authority.isAddress || own.contains(authority.host)
      || allowed.names.contains(authority.host)
  }

  /// Whether `origin` is that of a page which came from `host`, or from an allowed name.
  ///
  /// The names that are always allowed are not enough here: another server at another port of this
  /// computer has them, too.
  private func isOwn(_ origin: String, at host: Authority?) -> Bool {
    guard let scheme = ["http://", "https://"].first(where: { origin.hasPrefix($0) }),
      let authority = Authority(parsing: origin.dropFirst(scheme.count))
    else { return false }
    return authority == host || allowed.names.contains(authority.host)
  }

  /// The names of this server, for the developer of a client.
  private var names: String {
    own.union(allowed.names).sorted().joined(separator: ", ") + " and IP addresses"
  }
}
