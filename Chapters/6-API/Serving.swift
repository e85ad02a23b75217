import API
import HTTPServer
import ServingSupport

/// Opens the bank, and serves it until somebody ends it.
///
/// - Throws: what keeps it from beginning.
func serveBank(_ settings: Settings) async throws {
  let bank = try ServedBank(settings)
  try await bank.controller.open()
  let following = Task { await bank.run() }
  defer { following.cancel() }
  if settings.tellsStory { try await DemoStory(controller: bank.controller).tell(to: bank.reads) }
  let api = RoutedAPI(bank.controller.routes, report: warn)
  try await serve(
    settings.serving, refusal: { HTTPResponse(Problem(status: $0, $1)) },
    greeting: { greeting(at: $0, log: settings.serving.database) },
    respond: { await api.respond(to: $0) })
}

/// Says where the bank is, and what to try.
private func greeting(at address: String, log: String?) -> String {
  """
  The bank is open at \(address), its log is in \(log ?? "memory").
  Ctrl-C closes it. Look at \(address)/ in a browser, or try:

    curl -i \(address)/deposit/ -H 'Content-Type: application/json' \\
      -d '{"account_id": 1, "amount": 100.0}'
    curl -i \(address)/accounts/1
    curl -N \(address)/events/stream
  """
}
