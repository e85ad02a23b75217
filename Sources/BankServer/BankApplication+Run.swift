import API
import EventSourcing
import HTTPServer
import ReadModels
import SQLite
import Serving

extension BankApplication {
  /// Serves the bank until the process gets a signal to end.
  ///
  /// It listens before the read models are up to date, and before half-done transfers are finished,
  /// so that a start takes the same time however long the log is. One of them that can't go on keeps
  /// the bank from nothing else.
  ///
  /// `note` returns what the greeting says besides, in whole lines. `work` is done beside the bank.
  /// When the bank closes, the task of `work` is cancelled, and its end is waited for.
  ///
  /// - Throws: the error that keeps the bank from opening; then nothing was served.
  public func run(
    note: (_ address: String) -> String? = { _ in nil },
    beside work: @escaping @Sendable () async -> Void = {}
  ) async throws {
    if storage.snapshotter != nil, let advice = SQLiteVersion.linked.advice { warn(advice) }
    await reads.open()
    let following = Task { await follow() }
    defer { following.cancel() }
    if settings.seedsDemoData { try await DemoData(api: api, store: store).seed() }
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask { await work() }
      defer { group.cancelAll() }
      try await serve(
        settings.server, refusal: { HTTPResponse(Problem(status: $0, $1)) },
        greeting: { [greeting(at: $0), note($0)].compactMap(\.self).joined(separator: "\n\n") },
        respond: api.respond)
    }
  }

  /// Does what a bank does beside answering requests, until the task is cancelled: what
  /// ``run(note:beside:)`` does without a server.
  public func work() async {
    await reads.open()
    await follow()
  }

  /// Keeps the read models and the snapshots up to date, and finishes transfers, until the task is
  /// cancelled.
  private func follow() async {
    await withTaskGroup { group in
      group.addTask {
        await reads.follow(report: warn)
      }
      group.addTask { await controller.finishTransfers(report: warn) }
      if let snapshotter = storage.snapshotter {
        group.addTask {
          let end = try? await reads.openingEnd()
          await snapshotter.follow(store, after: end ?? .start)
        }
      }
    }
  }

  /// Returns the bank's address, and requests to try.
  private func greeting(at address: String) -> String {
    """
    The bank is open at \(address), its log is in \(storage.place).
    Ctrl-C closes it. Look at \(address)/ in a browser, or try:

      curl -i \(address)/deposit/ -H 'Content-Type: application/json' \\
        -d '{"account_id": 1, "amount": 100.0}'
      curl -i \(address)/accounts/1
      curl -N \(address)/events/stream
    """
  }
}
