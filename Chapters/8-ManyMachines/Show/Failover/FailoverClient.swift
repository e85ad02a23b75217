import BankMessaging
import ChapterSupport
import EventSourcing
import Events
import HTTPServer
import ReadModels

/// A client of the banks, which sends requests one after the other, each to the bank whose turn it is,
/// and keeps a tally of the answers.
struct FailoverClient {
  /// What a client was told.
  struct Tally {
    /// The acknowledged movements, by the idempotency keys of their requests.
    var told: [String: Movement] = [:]
    /// The number of requests that a rule of the bank refused.
    var refused = 0
    /// The number of times that a request was repeated, because the answer was lost or "not now".
    var repeated = 0

    mutating func merge(_ other: Self) {
      told.merge(other.told) { $1 }
      refused += other.refused
      repeated += other.repeated
    }
  }

  /// The number of accounts that all clients use.
  static let accounts = 12

  private let name: String
  private let banks: FailoverProcesses
  private let pace: Pace
  private var random: SeededGenerator
  private var tally = Tally()
  private var number = 0

  init(_ client: Int, of banks: FailoverProcesses, at pace: Pace) {
    name = "client-\(client)"
    self.banks = banks
    self.pace = pace
    random = SeededGenerator(seed: UInt64(client))
  }

  /// Sends its requests of all sections.
  ///
  /// - Throws: ``UnexpectedAnswer``, `TookTooLong`, and `CancellationError`.
  mutating func work(requestsPerSection: Int) async throws -> Tally {
    for section in 0..<pace.sectionCount {
      try await pace.waitForSection(section)
      for _ in 0..<requestsPerSection {
        try await act()
        pace.noteAnswer()
      }
    }
    return tally
  }

  private mutating func act() async throws {
    let from = AccountID(rawValue: Int.random(in: 1...Self.accounts, using: &random))
    let to = AccountID(rawValue: Int.random(in: 1...Self.accounts, using: &random))
    let amount = Money(cents: Int.random(in: 1...50_00, using: &random))
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5:
      let body = #"{"account_id": \#(to), "amount": \#(amount)}"#
      try await send("/deposit", body, .deposit(amount, into: to))
    case 5..<8:
      let body = #"{"account_id": \#(from), "amount": \#(amount)}"#
      try await send("/withdraw", body, .withdrawal(amount, from: from))
    default:
      let body = #"{"from": \#(from), "to": \#(to), "amount": \#(amount)}"#
      try await send("/transfer", body, .transfer(amount, from: from, to: to))
    }
  }

  /// Sends a request until it is answered, and notes whether it was carried out.
  private mutating func send(_ path: String, _ body: String, _ movement: Movement) async throws {
    number += 1
    let key = "\(name)-\(number)"
    let answer = try await answer(.post, path, key: key, body)
    switch answer.status {
    case 200, 201: tally.told[key] = movement
    case 202:
      if try await hasArrived(key) { tally.told[key] = movement } else { tally.refused += 1 }
    case 404, 409, 422: tally.refused += 1
    default: throw UnexpectedAnswer("POST \(path) \(body)", answer)
    }
  }

  /// Waits for the end of a transfer that a bank goes on with by itself.
  private mutating func hasArrived(_ key: String) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < end {
      let answer = try await answer(.get, "/transfers/\(key)")
      let text = String(decoding: answer.body, as: UTF8.self)
      if text.contains(#""status":"completed""#) { return true }
      if text.contains(#""status":"failed""#) { return false }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw TookTooLong(what: "transfer \(key) ends", limit: .seconds(30))
  }

  /// Sends a request until it is answered by anything but "not now", each time to another bank.
  ///
  /// When the answer is lost, nobody knows whether it was carried out. The key makes the repetition
  /// safe, also at the other bank.
  private mutating func answer(
    _ method: HTTPMethod, _ path: String, key: String? = nil, _ body: String? = nil
  ) async throws -> HTTPClient.Answer {
    let backOff = BackOff(base: .milliseconds(10), cap: .milliseconds(500))
    let (banks, first) = (banks, number)
    let (answer, failures) = try await within(.seconds(60), "an answer to \(path)") {
      var failures = 0
      while true {
        let client = try await banks.client(preferring: 1 + (first + failures) % 2)
        do {
          let headers: HTTPHeaders = key.map { ["Idempotency-Key": $0] } ?? [:]
          let answer = try await client.send(method, path, headers, json: body)
          if answer.status < 500 { return (answer, failures) }
          guard answer.status != 501 else { throw UnexpectedAnswer(path, answer) }
        } catch is NoAnswer {}
        failures += 1
        try await backOff.wait(after: failures)
      }
    }
    tally.repeated += failures
    return answer
  }
}

/// An answer that is neither yes nor a rule's no.
struct UnexpectedAnswer: Error, CustomStringConvertible {
  let description: String

  init(_ request: String, _ answer: HTTPClient.Answer) {
    description = """
      an unexpected answer to \(request)
        expected: done, refused by a rule, or "not now"
        got:      \(answer.status) \(String(decoding: answer.body, as: UTF8.self))
      """
  }
}
