public import EventSourcing

/// A projection of any read model, for running it beside others.
public protocol AnyProjection: Sendable {
  var name: ReadModelName { get }
  /// The position that the model has reached.
  var position: GlobalPosition { get }
  var trouble: (any Error)? { get }
  /// Whether the model can't go on without this event.
  func needs(_ damaged: DamagedEvent) -> Bool
  func follow(_ store: any EventStore) async throws
  func stop(because error: any Error)
}

extension AnyProjection {
  public func needs(_ damaged: DamagedEvent) -> Bool { true }
}

extension Projection: AnyProjection {
  public func needs(_ damaged: DamagedEvent) -> Bool { Model.needs(damaged) }
}

/// Runs projections concurrently.
public struct ProjectionGroup: Sendable {
  private let all: [any AnyProjection]
  private let backOff: BackOff
  private let report: @Sendable (String) -> Void

  /// Creates a group that waits by `backOff` between tries, and reports each failed one.
  public init(
    _ all: [any AnyProjection], backOff: BackOff = BackOff(),
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.all = all
    self.backOff = backOff
    self.report = report
  }

  /// The errors of the projections that have stopped, or can't go on for now, by name.
  public var troubles: [ReadModelName: any Error] {
    let pairs = all.compactMap { projection in projection.trouble.map { (projection.name, $0) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Lets all of them follow `store`, each at its own pace, until the task is cancelled.
  ///
  /// An error that may pass is tried again. A model that can't go on stops and records its error;
  /// the others continue.
  public func follow(_ store: any EventStore) async {
    // BEGIN EXERCISE 4.8
    // For now one follows after the other, and errors are lost.
    for projection in all { try? await keepFollowing(projection, store) }
    // END EXERCISE 4.8
  }

  /// The number of failures in a row after which a projection counts as stopped while it waits.
  private static let limit = 4

  /// Lets one of them follow `store`, and starts it again after each error that may pass, such as a
  /// locked file or a full disk. It continues at its checkpoint.
  ///
  /// After some failures in a row its error is known until the next try, so that no query waits in
  /// vain for the model. It returns when its task is cancelled.
  ///
  /// A damaged event that it does not need is skipped.
  ///
  /// - Throws: ``PoisonousEvent`` and `DamagedEvent`, because a retry would fail as well. (And
  ///   `Unfinished`.)
  private func keepFollowing(
    _ projection: any AnyProjection, _ store: any EventStore
  ) async throws {
    var failures = 0
    while !Task.isCancelled {
      let before = projection.position
      do {
        return try await projection.follow(store.skipping { !projection.needs($0) })
      } catch let error where error is PoisonousEvent || error is Unfinished {
        throw error
      } catch let damaged as DamagedEvent {
        report("the read model '\(projection.name)' has stopped: \(damaged)")
        throw damaged
      } catch {
        failures = projection.position > before ? 1 : failures + 1
        if failures >= Self.limit { projection.stop(because: error) }
        report("the read model '\(projection.name)' tries again after: \(error)")
        try? await backOff.wait(after: failures)
      }
    }
  }
}
