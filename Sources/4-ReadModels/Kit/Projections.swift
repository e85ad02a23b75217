public import EventSourcing

/// What can be run side by side with others, whatever model it keeps.
public protocol AnyProjection: Sendable {
  var name: ReadModelName { get }
  var trouble: (any Error)? { get }
  func follow(_ store: any EventStore) async throws
  func stop(because error: any Error)
}

extension Projection: AnyProjection {}

/// Runs projections side by side.
public struct Projections: Sendable {
  private let all: [any AnyProjection]

  public init(_ all: [any AnyProjection]) {
    self.all = all
  }

  /// Why each projection stopped that does not follow the log any more.
  public var troubles: [ReadModelName: any Error] {
    let pairs = all.compactMap { projection in projection.trouble.map { (projection.name, $0) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Lets all of them follow `store`, each at its own pace, until the task is cancelled.
  ///
  /// One that fails is stopped, and says why; the others go on.
  public func follow(_ store: any EventStore) async {
    // BEGIN EXERCISE 4.8
    // For now one follows after the other, and nobody hears of an error.
    for projection in all { try? await projection.follow(store) }
    // END EXERCISE 4.8
  }
}
