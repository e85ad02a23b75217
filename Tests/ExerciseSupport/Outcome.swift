public import EventSourcing

/// The outcome of a call: a value or an error.
///
/// An error that leaves a test's body ends the test without an explanation of what was expected.
/// Kept as an outcome, it fails an expectation instead, and the expectation has a comment.
public struct Outcome<Value> {
  private let result: Result<Value, any Error>

  /// Makes the call.
  ///
  /// - Throws: `Unfinished` when the call does: then there is nothing to check yet.
  public init(of call: () throws -> Value) throws(Unfinished) {
    result = Result(catching: call)
    if let unfinished = error as? Unfinished { throw unfinished }
  }

  /// The returned value, unless the call threw.
  public var value: Value? { try? result.get() }

  /// The thrown error, unless the call returned.
  public var error: (any Error)? {
    if case .failure(let error) = result { error } else { nil }
  }
}

extension Outcome: Sendable where Value: Sendable {}

extension Outcome: CustomStringConvertible {
  /// The end of a sentence: "gave 12" or "threw MoneyError, 'abc' is not an amount".
  public var description: String {
    switch result {
    case .success(let value): "gave \(value)"
    case .failure(is DoesNotEnd): "did not return within three seconds"
    case .failure(let error): "threw \(type(of: error)), \(error)"
    }
  }
}
