public import EventSourcing
import StoreConformance

extension Outcome {
  /// Makes a call that takes its time.
  ///
  /// - Throws: `Unfinished` when the call does: then there is nothing to judge yet.
  public static func awaiting(_ call: () async throws -> Value) async throws(Unfinished) -> Self {
    let result: Result<Value, any Error>
    do {
      result = .success(try await call())
    } catch {
      result = .failure(error)
    }
    return try Outcome { try result.get() }
  }
}

extension Outcome where Value: Sendable {
  /// Makes a call that has to come to its end soon; `DoesNotEnd` when it does not.
  ///
  /// - Throws: `Unfinished` when the call does: then there is nothing to judge yet.
  public static func soon(
    _ call: @escaping @Sendable () async throws -> Value
  ) async throws(Unfinished) -> Self {
    try await awaiting {
      let value = try await StoreConformance.soon(call)
      guard let value else { throw DoesNotEnd() }
      return value
    }
  }
}

/// A call went on and on.
public struct DoesNotEnd: Error, CustomStringConvertible {
  public init() {}

  public var description: String { "it did not come to an end within three seconds" }
}
