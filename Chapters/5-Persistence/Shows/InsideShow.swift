import ChapterSupport
import EventSourcing
import Persistence
import SQLite

func showInside(of file: BankFile) async {
  await part("Look inside", exercises: ["5.1"]) {
    _ = try await Bank.filled(at: file.path)
    print("  The file is an ordinary database, so you can query it with `sqlite3`:")
    let shell = "sqlite3 \(quoted(file.path))"
    for command in commands { print("    \(shell) \"\(command)\"") }
    print("  It rejects this, also from a shell:")
    let deletion = "DELETE FROM events"
    print("    \(shell) \"\(deletion)\"")
    do {
      try Connection(path: file.path).run(deletion)
      throw Unfinished("5.1")
    } catch let error as SQLiteError {
      print("    \(error.message)")
    }
  }
}

private let commands = [
  "SELECT position, stream, version, type, data FROM events LIMIT 5",
  ".schema events",
  "SELECT type, shape, count(*) FROM events GROUP BY type, shape",
  "SELECT stream, version, state FROM snapshots",
  "SELECT * FROM projections",
]

/// Returns the path quoted for a shell.
private func quoted(_ path: String) -> String {
  let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
  return isPlain ? path : "'\(path.replacing("'", with: #"'\''"#))'"
}
