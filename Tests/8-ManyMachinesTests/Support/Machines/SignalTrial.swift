import ReadModels
import Synchronization
import TestStores

@testable import ManyMachines

/// A signal with a simulated server, and clocks that move only when the test wants it.
struct SignalTrial: Sendable {
  let server: NotifyingServer
  /// The clock of the reminder, which is due every second.
  let clock = SteppedClock()
  let failures = Failures()
  let signal: PostgresSignal

  /// A pause after a failure lasts as long as `pauses` lets it.
  init(_ server: NotifyingServer, pauses: any Clock<Duration> = ImmediateClock()) {
    self.server = server
    signal = PostgresSignal(
      every: .seconds(1), backOff: BackOff(clock: pauses, jitter: { 0 }), clock: clock,
      report: { [failures] in failures.add("\($0)") }, connect: { try await server.connect() })
  }

  /// The failures that were reported.
  final class Failures: Sendable {
    private let texts = Mutex<[String]>([])

    var all: [String] { texts.withLock { $0 } }

    func add(_ text: String) { texts.withLock { $0.append(text) } }
  }
}

/// A reader that reads the log when it comes, and after each signal.
final class LogReader: Sendable {
  private final class Progress: Sendable {
    let state = Mutex((reads: 0, seen: 0))

    func read(_ server: NotifyingServer) {
      state.withLock { $0 = ($0.reads + 1, server.eventCount) }
    }
  }

  private let progress = Progress()
  private let task: Task<Void, Never>

  init(_ trial: SignalTrial) {
    let signals = trial.signal.listen()
    task = Task { [progress, server = trial.server] in
      progress.read(server)
      for await _ in signals { progress.read(server) }
    }
  }

  deinit { task.cancel() }

  /// How often it has read.
  var readCount: Int { progress.state.withLock { $0.reads } }

  /// How many events it has seen.
  var seenCount: Int { progress.state.withLock { $0.seen } }

  /// Listens no longer.
  func leave() { task.cancel() }
}
