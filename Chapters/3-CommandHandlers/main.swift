import Foundation
import InMemoryStore

// A bank with a command line, made of your stages 1 to 3:
//
//   swift run Chapter3                  type commands; `help` lists them
//   swift run Chapter3 < script.txt     or read them from a file
//   swift run Chapter3 --demo           a day at the bank, always the same
//   SOLUTIONS=1 swift run Chapter3      the same with the reference solutions

switch Array(CommandLine.arguments.dropFirst()) {
case []:
  let counter = Counter(bank: Bank(store: InMemoryEventStore()))
  let isTerminal = isatty(STDIN_FILENO) == 1
  print("Stage 3: Command handlers. `help` lists what you can say, `quit` ends it.")
  var isOpen = true
  while isOpen {
    if isTerminal {
      print("> ", terminator: "")
      // The prompt has no newline, so a terminal would show it too late without a flush.
      fflush(nil)
    }
    guard let line = readLine() else {
      if isTerminal { print() }
      break
    }
    // Piped input is not on the screen yet.
    if !isTerminal { print("> \(line)") }
    if line.contains(where: { !$0.isWhitespace }) { isOpen = await counter.answer(line) }
  }
case ["--demo"]:
  print("Stage 3: Command handlers")
  await Demo().run()
case let arguments:
  print("usage: swift run Chapter3 [--demo]")
  exit(arguments.contains("--help") ? 0 : 2)
}
