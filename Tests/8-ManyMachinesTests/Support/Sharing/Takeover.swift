import ManyMachines
import Synchronization

/// bank-2 takes the lease, and claims the checkpoint.
final class Takeover: Sendable {
  private struct State {
    var happened = false
    var foundTransaction = false
    var error: (any Error)?
  }

  private let ledger: Ledger
  private let state = Mutex(State())

  init(in ledger: Ledger) { self.ledger = ledger }

  var happened: Bool { state.withLock { $0.happened } }
  /// Whether the paused process had an open transaction, so that the takeover had to be left out.
  var foundTransaction: Bool { state.withLock { $0.foundTransaction } }
  var error: (any Error)? { state.withLock { $0.error } }

  func happen(beforeStatementOf pid: Int) async {
    do {
      guard try await !ledger.database.isIdleInTransaction(pid) else {
        return state.withLock { $0.foundTransaction = true }
      }
      _ = try await ledger.checkpoints().claim(try await ledger.takeLease(for: "bank-2"))
      state.withLock { $0.happened = true }
    } catch {
      state.withLock { $0.error = error }
    }
  }
}
