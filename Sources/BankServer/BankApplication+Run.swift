import API
import HTTPServer
import ReadModels
import SQLite
import Serving

extension BankApplication {
  /// Brings the read models up to date, and serves the bank until the process gets a signal to end.
  ///
  /// A read model or a transfer that can't go on keeps the bank from nothing else.
  ///
  /// - Throws: the error that keeps the bank from opening; then nothing was served.
  public func run() async throws {
    if settings.server.database != nil, let advice = SQLiteVersion.linked.advice { warn(advice) }
    let trouble = await controller.open()
    let following = Task { await follow(after: trouble) }
    defer { following.cancel() }
    if settings.seedsDemoData { try await DemoData(api: api, store: store).seed() }
    try await serve(
      settings.server, refusal: { HTTPResponse(Problem(status: $0, $1)) },
      greeting: { greeting(at: $0) }, respond: api.respond)
  }

  /// Keeps the read models and the snapshots up to date, and finishes transfers, until the task is
  /// cancelled.
  ///
  /// `trouble` is the error with which the bank was opened.
  private func follow(after trouble: (any Error)?) async {
    await withTaskGroup { group in
      group.addTask { await reads.follow(report: warn) }
      group.addTask { await controller.finishTransfers(after: trouble, report: warn) }
      if let snapshotter {
        group.addTask { await snapshotter.follow(store, after: reads.accounts.position) }
      }
    }
  }

  /// Returns the bank's address, and requests to try.
  private func greeting(at address: String) -> String {
    """
    The bank is open at \(address), its log is in \(settings.server.database ?? "memory").
    Ctrl-C closes it. Look at \(address)/ in a browser, or try:

      curl -i \(address)/deposit/ -H 'Content-Type: application/json' \\
        -d '{"account_id": 1, "amount": 100.0}'
      curl -i \(address)/accounts/1
      curl -N \(address)/events/stream
    """
  }
}
