import BankMessaging
import ChapterSupport
import EventSourcing
import Events
import HTTPServer
import Messaging

/// A client of the bank or of a service: it sends requests, one after the other, and counts what it
/// is told.
struct Client {
  /// What it does: the requests of each kind are determined by the seed.
  enum Role {
    case bank(accounts: Int)
    case users
    case accounts(Int)
  }

  let name: String
  let role: Role
  let supervisor: Supervisor
  let pace: Pace
  var random: SeededGenerator
  var count = ClientsCount()
  private var number = 0

  init(_ name: String, _ role: Role, seed: UInt64, of supervisor: Supervisor, at pace: Pace) {
    self.name = name
    self.role = role
    self.supervisor = supervisor
    self.pace = pace
    random = SeededGenerator(seed: seed)
  }

  /// Sends its requests of all sections, and returns what it has counted.
  mutating func work(requestsPerSection: Int) async throws -> ClientsCount {
    for section in 0..<pace.sectionCount {
      try await pace.waitForSection(section)
      for _ in 0..<requestsPerSection {
        switch role {
        case .bank(let accounts): try await useBank(accounts)
        case .users: try await useUsers()
        case .accounts(let accounts): try await useAccounts(accounts)
        }
        pace.noteAnswer()
      }
    }
    return count
  }

  private mutating func useBank(_ accounts: Int) async throws {
    // One more than there are: nobody ever pays into that one, so it is unknown.
    let from = AccountID(rawValue: Int.random(in: 1...accounts + 1, using: &random))
    let to = AccountID(rawValue: Int.random(in: 1...accounts, using: &random))
    let amount = Money(cents: Int.random(in: 1...50_00, using: &random))
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4:
      let body = #"{"account_id": \#(to), "amount": \#(amount)}"#
      if try await isDone(Request(.bank, .post, "/deposit", body)) {
        count.add(.deposit(amount, into: to))
      }
    case 4..<7:
      let body = #"{"account_id": \#(from), "amount": \#(amount)}"#
      if try await isDone(Request(.bank, .post, "/withdraw", body)) {
        count.add(.withdrawal(amount, from: from))
      }
    default:
      let body = #"{"from": \#(from), "to": \#(to), "amount": \#(amount)}"#
      if try await isDone(Request(.bank, .post, "/transfer", body)) {
        count.add(.transfer(amount, from: from, to: to))
      }
    }
  }

  private mutating func useUsers() async throws {
    let known = count.users.count
    let id = UserID(rawValue: Int.random(in: 1...known + 1, using: &random))
    let email = "user\(id).\(number)@example.com"
    if id.rawValue > known {
      let user = HubUser(username: "user_\(id)", email: email)
      let body = #"{"user_id": \#(id), "username": "\#(user.username)", "email": "\#(email)"}"#
      if try await isDone(Request(.users, .post, "/users", body)) { count.users[id] = user }
    } else {
      // Now and then, a user who is not there.
      let isUnknown = Int.random(in: 0..<5, using: &random) == 0
      let body = #"{"email": "\#(email)"}"#
      let path = "/users/\(isUnknown ? 999 : id.rawValue)"
      if try await isDone(Request(.users, .put, path, body)) { count.users[id]?.email = email }
    }
  }

  private mutating func useAccounts(_ accounts: Int) async throws {
    let id = AccountID(rawValue: Int.random(in: 1...accounts, using: &random))
    guard let balance = count.savings[id] else {
      let body = #"{"account_id": \#(id)}"#
      if try await isDone(Request(.accounts, .post, "/accounts", body)) {
        count.savings[id] = .zero
      }
      return
    }
    let amount = Money(cents: Int.random(in: 1...50_00, using: &random))
    let isDeposit = Bool.random(using: &random)
    let body = #"{"account_id": \#(id), "amount": \#(amount)}"#
    let request = Request(.accounts, .post, isDeposit ? "/deposit" : "/withdraw", body)
    if try await isDone(request) {
      count.savings[id] = isDeposit ? balance &+ amount : balance &- amount
    }
  }

  /// Sends a request until it is answered; returns whether it was carried out, or refused by a rule.
  private mutating func isDone(_ request: Request) async throws -> Bool {
    number += 1
    count.answered += 1
    let answer = try await request.answer(key: "\(name)-\(number)", from: supervisor)
    switch answer.status {
    case 200, 201: return true
    case 202: if try await hasArrived("\(name)-\(number)") { return true }
    case 404, 409, 422: break
    default: throw UnexpectedAnswer(request: request, answer: answer)
    }
    count.refused += 1
    return false
  }

  /// Waits for the end of a transfer that the bank goes on with by itself.
  private func hasArrived(_ key: String) async throws -> Bool {
    let request = Request(.bank, .get, "/transfers/\(key)", nil)
    let supervisor = supervisor
    return try await within(.seconds(30), "transfer \(key) ends") {
      while true {
        let answer = try await request.answer(key: nil, from: supervisor)
        let text = String(decoding: answer.body, as: UTF8.self)
        if text.contains(#""status":"completed""#) { return true }
        if text.contains(#""status":"failed""#) || text.contains(#""status":"refused""#) {
          return false
        }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }
}
