public import EventSourcing

/// A projection of any read model, for running it beside others.
public protocol AnyProjection: Sendable {
  var name: ReadModelName { get }
  var trouble: (any Error)? { get }
  func follow(_ store: any EventStore) async throws
  func stop(because error: any Error)
}

extension Projection: AnyProjection {}

/// Runs projections concurrently.
public struct Projections: Sendable {
  private let all: [any AnyProjection]

  public init(_ all: [any AnyProjection]) {
    self.all = all
  }

  /// The errors of the projections that have stopped, by name.
  public var troubles: [ReadModelName: any Error] {
    let pairs = all.compactMap { projection in projection.trouble.map { (projection.name, $0) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Lets all of them follow `store`, each at its own pace, until the task is cancelled.
  ///
  /// A failing one stops and records its error; the others continue.
  public func follow(_ store: any EventStore) async {
    // BEGIN EXERCISE 4.8
    // starter: // For now one follows after the other, and errors are lost.
    // starter: for projection in all { try? await projection.follow(store) }
    await withTaskGroup { group in
      for projection in all {
        group.addTask {
          do {
            try await projection.follow(store)
          } catch {
            projection.stop(because: error)
          }
        }
      }
    }
    // END EXERCISE 4.8
  }
}
