import API
import EventSourcing
import Foundation
import HTTPServer
import InMemoryStore
import Persistence
import SQLite
import Serving
import Storeroom

// John's storeroom, over HTTP:
//
//   swift run Capstone                  on http://127.0.0.1:8080, in .workbook/storeroom.sqlite3
//   SOLUTIONS=1 swift run Capstone      the same with the reference solution
//
// PORT, HOST, ALLOWED_HOSTS and DATABASE (a file, or :memory:) set what their names say.

do {
  let settings = try ServerSettings(
    environment: ProcessInfo.processInfo.environment, database: ".workbook/storeroom.sqlite3")
  if settings.database != nil, let advice = SQLiteVersion.linked.advice { warn(advice) }
  let storeroom = Storeroom(store: try store(in: settings.database), report: warn)
  try await storeroom.open()
  let following = Task { await storeroom.follow() }
  defer { following.cancel() }
  try await serve(
    settings, refusal: { HTTPResponse(Problem(status: $0, $1)) },
    greeting: { greeting(at: $0, log: settings.database) },
    respond: storeroom.respond)
} catch let unfinished as Unfinished {
  warn(
    """
    The storeroom cannot open yet. \(unfinished)
    Next: swift run workbook hint \(unfinished.exercise)
    """)
  exit(2)
} catch {
  warn("\(error)")
  exit(2)
}

/// Returns the store in the file at `path`, or one in memory.
///
/// - Throws: `FileTrouble`, and `Unfinished`.
func store(in path: String?) throws -> any EventStore {
  guard let path else { return InMemoryEventStore() }
  let codec = EventCodec(Storeroom.eventTypes)
  return FanOutStore(try openFile(at: path) { try SQLiteEventStore(path: path, codec: codec) })
}

/// Returns the storeroom's address, and requests to try.
func greeting(at address: String, log: String?) -> String {
  """
  The storeroom is open at \(address), its log is in \(log ?? "memory").
  Ctrl-C closes it. Try:

    curl -i \(address)/items/ -H 'Content-Type: application/json' \\
      -d '{"sku": "bolt-8", "name": "Bolt M8"}'
    curl -i \(address)/items/bolt-8
  """
}
