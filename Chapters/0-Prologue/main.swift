import ChapterSupport
import Foundation

// Shows how a bank loses money and its past. It needs nothing that you build later:
//
//   swift run Chapter0                      six scenes, in a few seconds
//   swift run Chapter0 --clerk FILE         for scene 5: a clerk that works until it is killed
//   swift run Chapter0 --terminal REQUEST   for scene 4: sends REQUEST and prints the answer

let usage = "usage: swift run Chapter0"

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  switch (arguments.first, arguments.count) {
  case (nil, _): try await showAll()
  case ("--clerk", 2): try await transferToAndFro(at: arguments[1])
  case ("--terminal", 2): try Terminal.send(arguments[1])
  case ("--help", 1): print(usage)
  default: leave(usage, status: 2)
  }
} catch {
  leave("This went wrong: \(error)", status: 1)
}

func showAll() async throws {
  print("Prologue: a bank that loses money")
  let scenes: [Scene] = [
    .tenCents, .tenToTwelve, .twoTellers, .noReceipt, .betweenTwoUpdates, .sumOfAllAccounts,
  ]
  var summary = ["                               cost  cured in chapter"]
  for (number, scene) in zip(1..., scenes) {
    let outcome = try await scene.show(number: number)
    let title = scene.title.padding(toLength: 23, withPad: " ", startingAt: 0)
    summary.append("  \(number)  \(title)\(column(outcome.amount, 7))  \(scene.chapterNumbers)")
  }
  print("\nSix ways\n\(summary.joined(separator: "\n"))")
}

func leave(_ text: String, status: Int32) -> Never {
  FileHandle.standardError.write(Data("\(text)\n".utf8))
  exit(status)
}
