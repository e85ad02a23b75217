public import EventSourcing
public import Testing

/// A law of every event store, and the check that a store obeys it.
///
/// Every store of the workbook is tested against ``all`` of them, so that one can replace
/// another. Each law gets a new, empty store.
public struct StoreLaw: Sendable, CustomTestStringConvertible {
  /// Makes an empty store that takes the time from `clock`.
  public typealias MakeStore = @Sendable (_ clock: any WallClock) async throws -> any EventStore

  /// The law in one sentence.
  public let sentence: String
  private let check: @Sendable (MakeStore) async throws -> Void

  init(_ sentence: String, check: @escaping @Sendable (MakeStore) async throws -> Void) {
    self.sentence = sentence
    self.check = check
  }

  /// A law that does not depend on the time.
  init(_ sentence: String, check: @escaping @Sendable (any EventStore) async throws -> Void) {
    self.init(sentence) { makeStore in
      try await check(try await makeStore(SystemWallClock()))
    }
  }

  public var testDescription: String { sentence }

  /// Returns the law and how a store breaks it, in two lines; `nil` when it obeys it.
  ///
  /// - Throws: `Unfinished` when the store does.
  public func violation(
    by makeStore: MakeStore
  ) async throws(Unfinished) -> String? {
    do {
      try await check(makeStore)
      return nil
    } catch let unfinished as Unfinished {
      throw unfinished
    } catch let violation as Violation {
      return comparison(violation.text)
    } catch {
      return comparison("the store threw \(type(of: error)), \(error).")
    }
  }

  private func comparison(_ fact: String) -> String {
    "  expected: \(sentence)\n  got:      \(fact)"
  }
}

extension StoreLaw {
  /// The laws for a single reader and writer.
  public static let rules = appending + reading + [answersLikeModel]
  /// All laws.
  public static let all = rules + racing + following
}

/// The store's actual behavior, in violation of a law.
struct Violation: Error {
  let text: String
}

/// Throws a violation with `text`, unless `isKept`.
func hold(_ isKept: Bool, _ text: @autoclosure () -> String) throws(Violation) {
  if !isKept { throw Violation(text: text()) }
}
