public import API
import EventSourcing
import Events
import ReadModels

/// What models say to everything that can be asked, one answer in each line.
///
/// - Throws: errors of the storage.
public func answers(of models: any BankModels) async throws -> [String] {
  let queries = models.queries(patience: .seconds(5), clock: ContinuousClock())
  var answers = ["last user: \(String(describing: try await models.lastUserID()))"]
  func ask<Value>(
    _ question: String, _ body: () async throws -> QueryResult<Value>
  ) async where Value: Sendable {
    do {
      let result = try await body()
      answers.append("\(question): \(result.value) at \(result.position)")
    } catch { answers.append("\(question): \(error)") }
  }
  for id in 0...10 {
    await ask("account \(id)") {
      try await queries.account(AccountID(rawValue: id), atLeast: .start)
    }
    await ask("user \(id)") { try await queries.user(UserID(rawValue: id), atLeast: .start) }
    for (after, limit) in [(-1, 100), (0, 1), (1, 2), (2, 2), (3, 100), (100, 1)] {
      await ask("statement \(id) \(after) \(limit)") {
        try await queries.statement(
          of: AccountID(rawValue: id), after: after, limit: limit, atLeast: .start)
      }
    }
  }
  for (after, limit) in [(nil, 100), (nil, 1), (1, 1), (1, 3), (9, 1), (nil, 0), (2, 101)] {
    await ask("accounts \(after ?? 0) \(limit)") {
      try await queries.accounts(
        after: after.map { AccountID(rawValue: $0) }, limit: limit, atLeast: .start)
    }
    await ask("users \(after ?? 0) \(limit)") {
      try await queries.users(
        after: after.map { UserID(rawValue: $0) }, limit: limit, atLeast: .start)
    }
  }
  do {
    let result = try await queries.totals(atLeast: .start)
    let (totals, flights) = (result.value, result.value.inFlight.sorted { "\($0)" < "\($1)" })
    answers.append(
      "totals \(totals.deposited) \(totals.withdrawn) \(totals.inAccounts) \(flights) "
        + "at \(result.position)")
  }
  return answers + (try await places(in: models.feed))
}

/// What an index of the feed says about each number and each position.
private func places(in feed: any FeedIndex) async throws -> [String] {
  var answers: [String] = []
  for number in 0...60 {
    answers.append("number \(number): \(try await feed.place(of: number))")
    answers.append(
      "after \(number): \(try await feed.next(after: GlobalPosition(rawValue: number)))")
  }
  return answers
}
