import Foundation

// Runs your stage 4 with the queries of a small bank:
//
//   swift run Chapter4                reads too early, waits, rebuilds and looks back
//   SOLUTIONS=1 swift run Chapter4    the same with the reference solutions

guard CommandLine.arguments.count == 1 else {
  print("usage: swift run Chapter4")
  exit(CommandLine.arguments.contains("--help") ? 0 : 2)
}

print("Stage 4: Read models")
await showDelay()
await showAnswers()
await showRepetition()
await showPoison()
await showRebuild()
await showNewColumn()
await showPast()
