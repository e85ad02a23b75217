import EventSourcing
import Events
import Foundation

// Runs what you built in stage 1 on a real history:
//
//   swift run Chapter1                     the history beside this file
//   swift run Chapter1 my-history.jsonl    one of your own
//   SOLUTIONS=1 swift run Chapter1         the same with the reference solutions

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count <= 1, arguments.first?.hasPrefix("-") != true else {
  print("usage: swift run Chapter1 [history.jsonl]")
  exit(arguments.contains("--help") ? 0 : 2)
}

let shipped = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "history.jsonl")
let file = HistoryFile(url: arguments.first.map { URL(filePath: $0) } ?? shipped)

print("Stage 1: Events")

var history = SampleHistory.events
do {
  history = try file.events()
  print("\nThe history: \(history.count) events from \(file.url.lastPathComponent) (1.8, 1.9)")
} catch let unfinished as Unfinished {
  print("\nThe history (1.8, 1.9)")
  print("  \(unfinished) Next: swift run workbook hint \(unfinished.exercise)")
  print("  Until the file can be read, a short history written in Swift stands in for it.")
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}

await showStates(of: history)
await showPast(of: history)
await show(history)
await showSpecifications()
await showAmounts()
await showAddresses()
