import ChapterSupport
import Foundation

// Shows what transactions fix and what they don't. It needs nothing that you build later:
//
//   swift run Chapter0                      three problems, in a few seconds
//   swift run Chapter0 --clerk FILE         transfers money until it is killed
//   swift run Chapter0 --terminal REQUEST   for scene 1: sends REQUEST and prints the answer
//   swift run Chapter0 --bank FILE          for scene 3: deposits money and sends a message

let usage = "usage: swift run Chapter0"

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  switch (arguments.first, arguments.count) {
  case (nil, _): try await showAll()
  case ("--clerk", 2): try await transferToAndFro(at: arguments[1])
  case ("--terminal", 2): try Terminal.send(arguments[1])
  case ("--bank", 2): try await depositAndTell(at: arguments[1])
  case ("--help", 1): print(usage)
  default: leave(usage, status: 2)
  }
} catch {
  leave("This went wrong: \(error)", status: 1)
}

func showAll() async throws {
  print("Prologue: a bank that uses transactions")
  try await WhatTransactionsFix.show()
  let scenes: [Scene] = [.lostAnswer, .forgottenPast, .secondReader]
  for (number, scene) in zip(1..., scenes) { try await scene.show(number: number) }
}

func leave(_ text: String, status: Int32) -> Never {
  FileHandle.standardError.write(Data("\(text)\n".utf8))
  exit(status)
}
