public import EventSourcing
import Synchronization

/// The progress of a projection, with the tasks that wait for it.
public final class Progress: Sendable {
  private struct Waiter {
    let position: GlobalPosition
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var position = GlobalPosition.start
    /// The error that stopped the projection.
    var trouble: (any Error)?
    var waiters: [Int: Waiter] = [:]
    var lastNumber = 0
    /// Called when a wait begins.
    var whenAwaited: (@Sendable () -> Void)?

    /// Returns the outcome for a waiter that needn't wait; `nil` registers it as waiting.
    mutating func answer(
      to waiter: Waiter, number: Int
    ) -> Result<Void, any Error>? {
      if position >= waiter.position { return .success(()) }
      if let trouble { return .failure(trouble) }
      if Task.isCancelled { return .failure(CancellationError()) }
      waiters[number] = waiter
      return nil
    }
  }

  private let state = Mutex(State())

  public init() {}

  /// Calls `body` each time a wait begins. A projection that batches events before
  /// it applies them stops gathering then.
  public func whenAwaited(_ body: @escaping @Sendable () -> Void) {
    state.withLock { $0.whenAwaited = body }
  }

  public var position: GlobalPosition { state.withLock { $0.position } }
  /// The error that stopped the projection; `nil` while it runs.
  public var trouble: (any Error)? { state.withLock { $0.trouble } }

  /// Records that the projection has reached `position`, and resumes its waiters.
  public func advance(to position: GlobalPosition) {
    let reached = state.withLock { state in
      state.position = max(state.position, position)
      let numbers = state.waiters.filter { $0.value.position <= state.position }.keys
      return numbers.compactMap { state.waiters.removeValue(forKey: $0) }
    }
    for waiter in reached { waiter.continuation.resume() }
  }

  /// Records the error that stopped the projection; `nil` when it runs again.
  public func stop(because error: (any Error)?) {
    let disappointed = state.withLock { state in
      state.trouble = error
      guard error != nil else { return [Waiter]() }
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    guard let error else { return }
    for waiter in disappointed { waiter.continuation.resume(throwing: error) }
  }

  /// Returns when the projection has reached `position`.
  ///
  /// - Throws: the error that stopped the projection, or `CancellationError`.
  func reached(_ position: GlobalPosition) async throws {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let (answer, whenAwaited) = state.withLock { state in
          let waiter = Waiter(position: position, continuation: continuation)
          return (state.answer(to: waiter, number: number), state.whenAwaited)
        }
        if let answer { continuation.resume(with: answer) } else { whenAwaited?() }
      }
    } onCancel: {
      let waiter = state.withLock { $0.waiters.removeValue(forKey: number) }
      waiter?.continuation.resume(throwing: CancellationError())
    }
  }
}
