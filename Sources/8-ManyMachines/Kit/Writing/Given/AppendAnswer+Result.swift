import EventSourcing

extension AppendAnswer {
  /// Returns the result of `append`, which has got this answer.
  ///
  /// - Throws: `VersionConflict`, `EventIDConflict` or `IdempotencyKeyTaken`; nothing was appended.
  func result(of append: PendingAppend) throws -> AppendResult {
    switch self {
    case .stored(let result):
      return result
    case .versionConflict(let actual):
      throw VersionConflict(stream: append.stream, expected: append.expected, actual: actual)
    case .eventIDTaken(let id):
      throw EventIDConflict(id: id)
    case .keyTaken(let key):
      throw IdempotencyKeyTaken(key: key)
    }
  }
}
