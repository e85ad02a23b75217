import API
import EventSourcing
import Foundation
import HTTPServer

/// Serves the bank until somebody ends it.
///
/// - Throws: what keeps it from beginning.
func serve(_ settings: Settings) async throws {
  let bank = try ServedBank(settings)
  try await bank.desk.open()
  let following = Task { await bank.run() }
  defer { following.cancel() }
  if settings.tellsStory { try await DemoStory(desk: bank.desk).tell(to: bank.reads) }
  let api = BankAPI(bank.desk, report: warn)
  var configuration = ServerConfiguration()
  configuration.host = settings.host
  configuration.port = settings.port
  configuration.refusal = { HTTPResponse(Problem(status: $0, $1)) }
  let server = HTTPServer(configuration: configuration) { await api.respond(to: $0) }
  let port = try await server.start()
  greet(settings, port: port)
  await server.runUntilSignalled()
}

/// Says where the bank is, and what to try.
private func greet(_ settings: Settings, port: UInt16) {
  let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
  let address = "http://\(host):\(port)"
  // Not `print`, which keeps what it is told until its buffer is full, if nobody looks.
  say(
    """
    The bank is open at \(address), its log is in \(settings.database ?? "memory").
    Ctrl-C closes it. Look at \(address)/ in a browser, or try:

      curl -i \(address)/deposit/ -H 'Content-Type: application/json' \\
        -d '{"account_id": 1, "amount": 100.0}'
      curl -i \(address)/accounts/1
      curl -N \(address)/events/stream
    """)
}

private func say(_ text: String) {
  FileHandle.standardOutput.write(Data("\(text)\n".utf8))
}

/// Writes a line for those who look after the bank.
func warn(_ text: String) {
  FileHandle.standardError.write(Data("\(text)\n".utf8))
}
