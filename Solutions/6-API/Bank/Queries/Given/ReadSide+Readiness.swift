public import EventSourcing
import ReadModels

/// How near a read model is to the end of the log.
struct Readiness: Sendable {
  enum Status: String {
    /// It includes everything up to the end of the log.
    case ready
    /// It is on its way, or tries again after an error that may pass.
    case behind
    /// It has met an event that it can't apply or read, and stays where it is.
    case stopped
  }

  let name: ReadModelName
  let position: GlobalPosition
  let status: Status
  /// The error that stopped it, or that keeps it back for now; `nil` while there is none.
  let trouble: (any Error)?

  init(of projection: any SettlingProjection, at end: GlobalPosition) {
    name = projection.name
    position = projection.position
    trouble = projection.trouble
    status = projection.hasStopped ? .stopped : position < end ? .behind : .ready
  }
}

extension ReadSide {
  /// Returns the position of the last event, read from the log itself.
  ///
  /// - Throws: errors of the store.
  public func endOfLog() async throws -> GlobalPosition {
    try await end.position(in: store, from: all.map(\.position).max() ?? .start)
  }

  /// Returns how near each model is to `end`, after half a second at most.
  ///
  /// A busy bank always has models that are a few events behind. So a model is near if it comes to
  /// the end of *now* within that time, however much was appended meanwhile.
  func readiness(at end: GlobalPosition) async -> [Readiness] {
    await withTaskGroup { group in
      for projection in all {
        group.addTask {
          try? await projection.wait(until: end, within: .milliseconds(500), clock: clock)
        }
      }
    }
    return all.map { Readiness(of: $0, at: end) }
  }
}
