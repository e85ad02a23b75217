import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import Foundation
import ReadModels
import SQLite
import StoreConformance

@testable import BankServer

/// A bank over a file, in which one row is damaged: account 2 has a deposit that nobody can read.
struct DamagedBank {
  /// Where its read models are.
  enum Place: CaseIterable { case memory, file }

  let bank: Bank
  private let file: LogFile

  init(models: Place) throws {
    file = try LogFile()
    let store = try file.store(of: [
      Account.Event.self, User.Event.self, EmailReservation.Event.self, Transfer.Event.self,
    ])
    let durable = models == .file ? try DurableBankModels(besideLogAt: file.path) : nil
    bank = Bank(store: store, others: durable, waitingOn: ContinuousClock())
  }

  func register(_ number: Int) async throws {
    let id = UserID(rawValue: number)
    let email = try EmailAddress(parsing: "user\(number)@example.com")
    try await bank.record(
      [User.Event.created(userID: id, firstName: "Jos", lastName: "\u{E9}", email: email)],
      in: User.stream(of: id))
  }

  func damage(
    _ stream: String, version: Int, _ type: String, data: String = "'{'"
  ) throws {
    try Connection(path: file.path).execute(
      """
      INSERT INTO events (stream, version, id, type, shape, data, recorded_at)
      VALUES ('\(stream)', \(version), '\(RandomEventIDs().next())', '\(type)', 2, \(data), 0)
      """)
  }

  /// Whether the row is there before the bank opens, or comes beside the running bank.
  enum Moment: CaseIterable { case beforeTheStart, besideTheBank }

  /// Two accounts, a damaged deposit into the second one, and then a third one and a user.
  ///
  /// Returns the task in which the models follow the log.
  func prepare(_ moment: Moment) async throws -> Task<Void, Never> {
    try await bank.prepare(1, with: Money(cents: 11_00))
    try await bank.prepare(2, with: Money(cents: 22_00))
    if moment == .besideTheBank {
      await bank.reads.open()
      try await bank.reads.catchUp()
    }
    try damage("account-2", version: 3, "MoneyDeposited")
    try await bank.prepare(3, with: Money(cents: 33_00))
    try await register(1)
    if moment == .beforeTheStart {
      await bank.reads.open()
      // In memory, it is told of the row at once.
      try? await bank.reads.catchUp()
    }
    let following = Task { [reads = bank.reads] in await reads.follow() }
    let end = GlobalPosition(rawValue: 8)
    for model in bank.reads.all {
      // A model that has stopped says why.
      try? await model.wait(until: end, within: .seconds(60), clock: ContinuousClock())
    }
    return following
  }
}
