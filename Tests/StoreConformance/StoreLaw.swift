public import EventSourcing
public import Testing

/// Something that every event store promises, and the proof that a store keeps it.
///
/// Every store of the workbook is tested against ``all`` of them, so that one can stand in for
/// another. Each law gets an empty store of its own.
public struct StoreLaw: Sendable, CustomTestStringConvertible {
  /// Makes an empty store that dates its events by `clock`.
  public typealias MakeStore = @Sendable (_ clock: any WallClock) async throws -> any EventStore

  /// What is promised, in a sentence.
  public let sentence: String
  private let check: @Sendable (MakeStore) async throws -> Void

  init(_ sentence: String, check: @escaping @Sendable (MakeStore) async throws -> Void) {
    self.sentence = sentence
    self.check = check
  }

  /// A law for which it does not matter what time it is.
  init(_ sentence: String, check: @escaping @Sendable (any EventStore) async throws -> Void) {
    self.init(sentence) { makeStore in
      try await check(try await makeStore(SystemWallClock()))
    }
  }

  public var testDescription: String { sentence }

  /// Returns how a store breaks this law; `nil` when it keeps it.
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
      return "\(sentence): \(violation.text)"
    } catch {
      return "\(sentence): the store threw \(type(of: error)), \(error)."
    }
  }
}

extension StoreLaw {
  /// What every store promises to one who writes and reads alone.
  public static let rules = appending + reading + [answersLikeModel]
  /// What every store promises.
  public static let all = rules + racing + following
}

/// What a store did instead of what it promises.
struct Violation: Error {
  let text: String
}

/// Says that the law is broken, and how, unless `isKept`.
func hold(_ isKept: Bool, _ text: @autoclosure () -> String) throws(Violation) {
  if !isKept { throw Violation(text: text()) }
}
