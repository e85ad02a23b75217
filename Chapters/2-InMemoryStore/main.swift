import Foundation

// Runs what you built in stage 2 for a day of two tellers:
//
//   swift run Chapter2                ten thousand races for one account
//   SEED=7 swift run Chapter2         other races
//   SOLUTIONS=1 swift run Chapter2    the same with the reference solutions

guard CommandLine.arguments.count == 1 else {
  print("usage: [SEED=number] swift run Chapter2")
  exit(CommandLine.arguments.contains("--help") ? 0 : 2)
}
let given = ProcessInfo.processInfo.environment["SEED"].flatMap { $0.isEmpty ? nil : $0 }
guard let seed = UInt64(given ?? "2026") else {
  FileHandle.standardError.write(
    Data("SEED=\(given ?? "") is not a number; it should be one such as SEED=7\n".utf8))
  exit(2)
}

print("Stage 2: In-memory store")
await showOneRace()
await showManyRaces(count: 10_000, seed: seed)
await showCrowd()
await showRepetition()
await showPages()
await showFollower()
