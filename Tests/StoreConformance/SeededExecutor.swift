import EventSourcing
import Foundation
import Synchronization

/// Runs tasks on one thread, and draws from its seed whose turn it is: the same seed gives the same
/// order again.
///
/// All that the tasks wait for has to happen in these tasks. This is deterministic simulation
/// testing, as FoundationDB made it known.
public final class SeededExecutor: TaskExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    var random: SeededGenerator
  }

  private let state: Mutex<State>

  public init(seed: UInt64) {
    state = Mutex(State(random: SeededGenerator(seed: seed)))
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { $0.jobs.append(job) }
  }

  /// Draws a number from `range`, for what else is left to chance.
  public func draw(_ range: ClosedRange<Int>) -> Int {
    state.withLock { Int.random(in: range, using: &$0.random) }
  }

  /// Runs `work` and all that it starts, and returns its value; `nil` when everything waits for
  /// something that never comes.
  public func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value? {
    return await withCheckedContinuation { continuation in
      let box = ResultBox<Value>()
      Task(executorPreference: self) { box.keep(await work()) }
      Thread { [self] in
        while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
        continuation.resume(returning: box.value)
      }.start()
    }
  }

  private func next() -> UnownedJob? {
    state.withLock { state in
      guard !state.jobs.isEmpty else { return nil }
      let index = Int.random(in: state.jobs.indices, using: &state.random)
      return state.jobs.remove(at: index)
    }
  }
}

private final class ResultBox<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)

  var value: Value? { kept.withLock(\.self) }

  func keep(_ value: Value) { kept.withLock { $0 = value } }
}
