import ChapterSupport
import EventSourcing
import Events
import Foundation
import Persistence
import SQLite

func showTrouble() async {
  await part("When the file can't be used", exercises: ["5.4", "5.6"]) {
    try await Groundwork.require()
    try await show("Another process keeps the file locked", whileWriting)
    try await show("The file is a letter") { path in
      try Data("Dear Sir or Madam, my account has been empty since Tuesday.".utf8)
        .write(to: URL(filePath: path))
      _ = try Connection.eventStore(at: path)
    }
    try await show("The file is the database of a library") { path in
      try Connection(path: path).execute("CREATE TABLE books (title TEXT)")
      _ = try Connection.eventStore(at: path)
    }
    try await show("The file was made by a newer program") { path in
      try Connection.eventStore(at: path).execute("PRAGMA user_version = 12")
      _ = try Connection.eventStore(at: path)
    }
  }
}

/// Prints the error of an `attempt` to use a file.
private func show(_ title: String, _ attempt: (_ path: String) async throws -> Void) async throws {
  let file = try ScratchFile(named: "bank.sqlite3")
  do {
    try await attempt(file.path)
  } catch let error as StorageError {
    if case .other = error { throw Unfinished("5.6") }
    print("  \(title):")
    print("    \(error)")
    return
  }
  throw Unfinished("5.4")
}

/// Appends while another connection holds the lock.
private func whileWriting(at path: String) async throws {
  let store = try SQLiteEventStore(
    path: path, codec: Bank.codec, options: StorageOptions(patience: .milliseconds(20)))
  let other = try Connection(path: path)
  try other.execute("BEGIN IMMEDIATE")
  let event = NewEvent(
    id: CountedEventIDs.id(numbered: 1), event: Account.Event.opened(accountID: 1))
  try await store.append([event], to: Account.stream(of: 1), expecting: .noStream)
}
