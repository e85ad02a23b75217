import ChapterSupport
import Foundation

extension Scene {
  static let lostAnswer = Scene(
    title: "The lost answer",
    story: [
      "John's account has 100.00, and he pays in 50.00. The terminal sends the deposit, the bank",
      "commits it, and the terminal, a separate process, is killed before it reads the answer.",
      "It starts again, finds a deposit without a receipt, and sends it once more.",
    ],
    expected: "150.00 in the account",
    play: {
      // The bank survives writing to a process that is gone.
      let previous = signal(SIGPIPE, SIG_IGN)
      defer { signal(SIGPIPE, previous) }
      let bank = Bank(table: Table([1: 100_00]))
      let dying = try ChildProcess(Terminal.arguments)
      let lostAnswer = try await carryOut(try dying.listen(for: 1), at: bank)
      try dying.kill()
      try? dying.answer(lostAnswer)
      let terminal = try ChildProcess(Terminal.arguments)
      try terminal.answer(try await carryOut(try terminal.listen(for: 1), at: bank))
      let receipts = try terminal.listen(for: 2).dropFirst()
      let balance = try await bank.balance(of: 1)
      return ["\(euros(balance)), with \(receipts.count) receipt: \(receipts.joined())"]
    },
    solution: "idempotent commands in chapter 3, and idempotency keys over HTTP in chapter 6")

  /// Carries out the last of some requests, such as `deposit 1 5000`, and returns the answer.
  ///
  /// - Throws: ``NoRequest`` for any other request.
  private static func carryOut(_ requests: [Substring], at bank: Bank) async throws -> String {
    let words = requests.last?.split(separator: " ") ?? []
    guard words.count == 3, words[0] == "deposit", let account = Int(words[1]),
      let cents = Int(words[2])
    else { throw NoRequest(text: words.joined(separator: " ")) }
    try await bank.deposit(cents, into: account)
    return "\(euros(cents)) into account \(account)"
  }

  private struct NoRequest: Error, CustomStringConvertible {
    let text: String

    var description: String { "'\(text)' is not a request; expected one like 'deposit 1 5000'" }
  }
}

/// The terminal at the counter: it sends a deposit, and prints the answer as a receipt.
enum Terminal {
  static let arguments = ["--terminal", "deposit 1 5000"]

  static func send(_ request: String) throws {
    try say(request)
    if let answer = readLine() { try say(answer) }
  }
}

/// Prints a line without a buffer, so that it isn't lost when the process is killed.
func say(_ line: String) throws {
  try FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
}
