import EventSourcing
import Messaging
import Synchronization

/// A hub behind a connection that fails as a test wants it; it remembers the batches.
final class HookedIntake: HubIntake {
  typealias Hook = @Sendable (_ number: Int) async throws -> Void

  private let hub: Mutex<any HubIntake>
  private let state = Mutex<[SourceBatch]>([])
  private let before: Hook
  private let after: Hook

  /// - Parameters:
  ///   - before: Called before a batch is passed on: when it throws, the hub doesn't get it. The first
  ///     batch has the number 1.
  ///   - after: Called after it: when it throws, only the answer is lost.
  init(
    _ hub: any HubIntake, before: @escaping Hook = { _ in }, after: @escaping Hook = { _ in }
  ) {
    self.hub = Mutex(hub)
    self.before = before
    self.after = after
  }

  /// The batches so far that had messages.
  var batches: [SourceBatch] { state.withLock { $0.filter { !$0.entries.isEmpty } } }

  /// Puts another hub in the place of this one, as after the restore of an older copy.
  func replace(with other: any HubIntake) { hub.withLock { $0 = other } }

  func accept(_ batch: SourceBatch) async throws -> Int {
    let number = state.withLock { batches in
      batches.append(batch)
      return batches.count
    }
    if number > 1_000 { throw Endless() }
    try await before(number)
    let checkpoint = try await hub.withLock { $0 }.accept(batch)
    try await after(number)
    return checkpoint
  }

  struct Endless: Error {}
}

/// The connection to the hub was lost.
struct ConnectionLost: Error, Hashable, CustomStringConvertible {
  var description: String { "the connection was lost" }
}
