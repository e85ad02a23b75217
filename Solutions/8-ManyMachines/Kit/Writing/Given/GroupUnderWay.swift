/// A group of appends that is sent until it has been answered.
public struct GroupUnderWay: Sendable {
  private let begin: @Sendable () -> AppendGroup
  private let awaited: @Sendable () -> Bool

  /// - Parameters:
  ///   - isAwaited: Whether a caller still waits for one of the appends.
  ///   - beginSending: Returns the appends, the same ones each time.
  public init(
    isAwaited: @escaping @Sendable () -> Bool, beginSending: @escaping @Sendable () -> AppendGroup
  ) {
    begin = beginSending
    awaited = isAwaited
  }

  /// Whether a caller still waits for one of the appends.
  public var isAwaited: Bool { awaited() }

  /// Returns the appends to send, the same ones each time.
  ///
  /// From now on they count as sent: they may be stored. So call it when there is a connection.
  public func beginSending() -> AppendGroup { begin() }
}
