import Events
import HTTPServer
import ReadModels

extension BankController {
  func account(_ call: Call) async throws -> HTTPResponse {
    let id = try call.accountID()
    guard let point = try PointInTime(of: call.request) else {
      await reads.settleWrites(to: Account.stream(of: id))
      let row = try await reads.account(id)
      return try .json(
        JSONObject(account: id, balance: row.balance, version: row.version), version: row.version,
        unlessKnownBy: call.request)
    }
    return try await account(id, at: point, for: call.request)
  }

  func user(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    let id = try call.userID()
    await reads.settleWrites(to: User.stream(of: id))
    let user = try await reads.user(id)
    return try .json(JSONObject(user), version: user.version, unlessKnownBy: call.request)
  }

  func accounts(_ call: Call) async throws -> HTTPResponse {
    let page = try PageRequest(of: call.request)
    await reads.settleWrites()
    let accounts = try await reads.queries.accounts(
      after: AccountID(rawValue: page.after), limit: page.limit,
      atLeast: try await reads.start(of: AccountList.self)
    ).value
    return .json(
      accounts.rows.map { JSONObject($0) },
      page.link(
        at: "/accounts/", hasMore: accounts.hasMore, last: accounts.rows.last?.id.rawValue))
  }

  func history(_ call: Call) async throws -> HTTPResponse {
    let id = try call.accountID()
    let page = try PageRequest(of: call.request)
    await reads.settleWrites(to: Account.stream(of: id))
    let lines = try await reads.statement(of: id, after: page.after, limit: page.limit)
    return .json(
      try lines.rows.map { try JSONObject($0) },
      page.link(
        at: "/accounts/\(id)/events", hasMore: lines.hasMore, last: lines.rows.last?.version))
  }

  func users(_ call: Call) async throws -> HTTPResponse {
    let page = try PageRequest(of: call.request)
    await reads.settleWrites()
    let users = try await reads.queries.users(
      after: UserID(rawValue: page.after), limit: page.limit,
      atLeast: try await reads.start(of: UserDirectory.self)
    ).value
    return .json(
      users.rows.map { JSONObject($0) },
      page.link(at: "/users/", hasMore: users.hasMore, last: users.rows.last?.id.rawValue))
  }

  func events(_ call: Call) async throws -> HTTPResponse {
    let page = try PageRequest(of: call.request)
    try await reads.waitForFeed()
    await reads.settleWrites()
    let events = try await feed.page(after: page.after, limit: page.limit)
    return .json(
      try events.rows.map { try JSONObject($0) },
      page.link(at: "/events/", hasMore: events.hasMore, last: events.rows.last?.number))
  }

  /// Streams the events, once the feed knows their numbers.
  func stream(_ call: Call) async throws -> HTTPResponse {
    try await reads.waitForFeed()
    return try await live.response(to: call.request)
  }
}
