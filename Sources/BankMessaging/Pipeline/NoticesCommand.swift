import Events
import Foundation
import Messaging
public import Serving

/// Prints what the worker has written: `worker --notices [account N] [--limit N]`.
public struct NoticesCommand: Hashable, Sendable {
  /// The account whose notices are printed; `nil` prints those of all accounts.
  let account: AccountID?
  /// The number of notices that are printed: the last ones.
  let limit: Int

  static let standardLimit = 20

  /// Reads the arguments after `--notices`.
  ///
  /// - Throws: `InvalidSetting`.
  public init(_ arguments: [String]) throws(InvalidSetting) {
    var rest = arguments[...]
    var (account, limit): (AccountID?, Int?)
    while let name = rest.popFirst() {
      switch name {
      case "account" where account == nil:
        account = AccountID(rawValue: try Self.number(rest.popFirst(), after: name))
      case "--limit" where limit == nil: limit = try Self.number(rest.popFirst(), after: name)
      default: throw InvalidSetting("'\(name)' is no argument of --notices: \(Self.usage)")
      }
    }
    self.account = account
    self.limit = limit ?? Self.standardLimit
  }

  static let usage = "swift run Chapter7 worker --notices [account NUMBER] [--limit NUMBER]"

  private static func number(_ text: String?, after name: String) throws(InvalidSetting) -> Int {
    guard let number = text.flatMap({ Int($0) }), number > 0 else {
      throw InvalidSetting(
        "'\(text ?? "nothing")' after \(name) must be a number from 1 on: \(usage)")
    }
    return number
  }

  /// The last notices in the file at `path`, the newest last, and the totals.
  ///
  /// - Throws: `InvalidSetting` when there is no file, `FileTrouble`, and `StorageError`.
  public func text(ofFileAt path: String) async throws -> String {
    guard FileManager.default.fileExists(atPath: path) else {
      throw InvalidSetting("there is no file \(path): no worker has written it yet")
    }
    let notices = try openFile(at: path) { try Notices(path: path) }
    let newest =
      if let account {
        try await notices.notices(of: account, limit: limit)
      } else {
        try await notices.newest(limit)
      }
    let lines = newest.reversed().map { "\($0.time.formatted(.iso8601))  \($0)" }
    return (lines + [Self.total(try await notices.totals())]).joined(separator: "\n")
  }

  /// Such as "3 notices: 2 deposits of 25.00, 1 withdrawal of 10.00, 0 transfers of 0.00".
  private static func total(_ totals: [Notice.Kind: (count: Int, cents: Int)]) -> String {
    let parts = Notice.Kind.allCases.map { kind in
      let (count, cents) = totals[kind] ?? (0, 0)
      return "\(count) \(kind.rawValue)\(count == 1 ? "" : "s") of \(Money(cents: cents))"
    }
    let count = totals.values.reduce(0) { $0 + $1.count }
    return "In all \(count) notice\(count == 1 ? "" : "s"): \(parts.joined(separator: ", "))"
  }
}
