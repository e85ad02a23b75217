import ChapterSupport
import EventSourcing
import Events
import Persistence

func showCrashes() async {
  await part("The clerk is killed", exercises: ["5.5", "5.7", "5.9", "5.10", "5.13", "5.15"]) {
    try await Groundwork.require()
    let file = try ScratchFile(named: "bank.sqlite3")
    let follower = Follower(of: try SQLiteEventStore(path: file.path, codec: Bank.codec))
    print("  A clerk, which is a second process, is killed while it writes, five times (kill -9).")
    print("  kill   acknowledged   found      recorded without an answer")
    var random = SystemRandomNumberGenerator()
    var all: [Acknowledgement] = []
    var untold = 0
    for number in 1...5 {
      let clerk = try ClerkProcess(path: file.path)
      let acknowledged = try clerk.kill(after: Int.random(in: 30...90, using: &random))
      all += acknowledged
      let books = try await books(in: file)
      let found = books.count(of: acknowledged)
      let news = books.eventCount / 2 - all.count - untold
      untold += news
      let columns = [column(number, 4), column(acknowledged.count, 14), column(found, 7)]
      print("  \(columns.joined(separator: " ")) \(column(news, 31))")
    }
    let books = try await books(in: file)
    for fault in books.faults { print("  wrong: \(fault)") }
    print("  in the end \(books.count(of: all)) of \(all.count) acknowledged appends are there")
    if books.faults.isEmpty { print("  no version is missing, and no append is incomplete") }
    let heard = await follower.count(upTo: GlobalPosition(rawValue: books.eventCount))
    guard heard == books.eventCount else { throw Unfinished("5.10") }
    print("  a follower in this process got \(heard) of \(books.eventCount) events")
    try await showTable(in: file, beside: books)
  }
}

private func books(in file: ScratchFile) async throws -> Books {
  try await Books(of: try SQLiteEventStore(path: file.path, codec: Bank.codec))
}

/// Prints whether the clerk's table agrees with the events.
private func showTable(in file: ScratchFile, beside books: Books) async throws {
  let store = try SQLiteEventStore(path: file.path, codec: Bank.codec)
  let projection = try DurableProjection<AccountTable>(path: file.path)
  let checkpoint = try projection.progress().checkpoint
  print("  the table of accounts was at position \(checkpoint) of \(books.eventCount)")
  try await projection.catchUp(with: store)
  let rows = try projection.read { try AccountTable.rows(of: $1, in: $0) }
  guard !rows.isEmpty else { throw Unfinished("5.13") }
  print("  and continues from there: it \(books.agree(with: rows) ? "agrees" : "does not agree")")
}
