/// A log whose events a program publishes.
public struct Outbox: Sendable {
  /// Where log and checkpoint are, in whole sentences for the greeting.
  let place: String
  /// Publishes until its task is cancelled, and gives back what others need.
  ///
  /// - Throws: `Unfinished`.
  let publish: @Sendable () async throws -> Void

  public init(place: String, publish: @escaping @Sendable () async throws -> Void) {
    self.place = place
    self.publish = publish
  }
}
