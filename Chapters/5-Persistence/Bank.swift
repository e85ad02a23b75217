import EventSourcing
import Events
import Foundation
import Persistence

/// The bank of this chapter, in a file.
struct Bank {
  static let codec = EventCodec([Account.Event.self], upcasters: [.depositsInCents])

  let store: SQLiteEventStore
  private let clock = ManualWallClock(Date(timeIntervalSince1970: 1_767_610_800))

  /// Opens the bank in the file at `path`, or creates it.
  ///
  /// - Throws: `Unfinished` when an exercise is missing that every bank needs.
  init(at path: String) async throws {
    try await Groundwork.require()
    store = try SQLiteEventStore(path: path, codec: Self.codec, clock: clock)
  }

  /// Opens the bank that an earlier part of the chapter has filled.
  ///
  /// - Throws: ``StillEmpty`` when that part did not finish.
  static func filled(at path: String) async throws -> Bank {
    let bank = try await Bank(at: path)
    guard try await bank.eventCount() >= Business.eventCount else { throw StillEmpty() }
    return bank
  }

  struct StillEmpty: Error, CustomStringConvertible {
    var description: String { "the bank was not filled; the first part says why" }
  }

  /// Carries out all appends of `business`, each an hour after the one before.
  func carryOut(_ business: Business, report: (_ eventCount: Int) -> Void) async throws {
    var count = 0
    for append in business.appends {
      try await make(append)
      clock.advance(by: 60 * 60)
      count += append.events.count
      report(count)
    }
  }

  @discardableResult
  func make(_ append: Business.Append) async throws -> AppendResult {
    try await store.append(
      append.events, to: Account.stream(of: append.account),
      expecting: .exactly(append.versionBefore))
  }

  /// Returns the number of events in the log, read page by page.
  func eventCount() async throws -> Int {
    var (count, position) = (0, GlobalPosition.start)
    while true {
      let page = try await store.readAll(after: position, limit: 1_000)
      guard let last = page.last else { return count }
      (count, position) = (count + page.count, last.position)
    }
  }
}
