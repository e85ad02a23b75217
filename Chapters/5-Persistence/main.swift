import Foundation
import Persistence
import SQLite

// Runs your stage 5 on a real file, and kills the process that writes to it:
//
//   swift run Chapter5                  in .workbook/bank.sqlite3, which is recreated each time
//   swift run Chapter5 FILE             in a new file of your own
//   swift run Chapter5 --clerk FILE     a clerk that works in FILE until it is killed
//   swift run Chapter5 --verify         verifies the log of the served bank, or of FILE
//   SOLUTIONS=1 swift run Chapter5      the same with the reference solutions

switch Request(Array(CommandLine.arguments.dropFirst())) {
case .show(let path):
  do {
    let threshold = try SnapshotThreshold()
    await show(try BankFile(given: path), threshold: threshold)
  } catch {
    leave("\(error)")
  }
case .clerk(let path, let limit):
  exit(await Clerk(path: path).work(for: limit))
case .verify(let verification):
  exit(verification.run().rawValue)
case .help:
  print(Request.usage)
case nil:
  leave(Request.usage)
}

/// Prints in one line how the chapter was called wrongly, and exits.
func leave(_ text: String) -> Never {
  warn(text)
  exit(2)
}

func warn(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

func show(_ file: BankFile, threshold: SnapshotThreshold) async {
  if let advice = SQLiteVersion.linked.advice { warn(advice) }
  print("Stage 5: Persistence")
  await showFile(file)
  await showSnapshots(in: file, threshold: threshold)
  await showCrashes()
  await showOldEvent(in: file)
  await showModel(in: file)
  await showSyncs()
  await showTrouble()
  await showInside(of: file)
}
