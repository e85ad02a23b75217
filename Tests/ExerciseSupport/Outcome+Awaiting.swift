public import EventSourcing
import StoreConformance

extension Outcome {
  /// Makes an asynchronous call.
  ///
  /// - Throws: `Unfinished` when the call does: then there is nothing to check yet.
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
  /// Makes a call that has to return soon; the error is `DoesNotEnd` when it does not.
  ///
  /// - Throws: `Unfinished` when the call does: then there is nothing to check yet.
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

/// A call did not return.
public struct DoesNotEnd: Error, CustomStringConvertible {
  public init() {}

  public var description: String { "it did not return within three seconds" }
}
