import ChapterSupport
import Foundation

extension Scene {
  static let noReceipt = Scene(
    title: "No receipt",
    story: [
      "John's account has 100.00. He gives Ben 50.00, and Ben's terminal sends the deposit.",
      "The bank records it. The terminal, a process of its own, is killed before it has the answer.",
      "Ben starts it again. It shows the deposit and no receipt, so he sends it again.",
    ],
    expected: "150.00 in the account",
    play: {
      // The bank survives writing to a process that is gone.
      let previous = signal(SIGPIPE, SIG_IGN)
      defer { signal(SIGPIPE, previous) }
      let bank = Bank(table: Table([1: 100]))
      let dying = try ChildProcess(Terminal.arguments)
      let lostAnswer = try await carryOut(try dying.listen(for: 1), at: bank)
      try dying.kill()
      try? dying.answer(lostAnswer)
      let terminal = try ChildProcess(Terminal.arguments)
      try terminal.answer(try await carryOut(try terminal.listen(for: 1), at: bank))
      let receipts = try terminal.listen(for: 2).dropFirst()
      let balance = await bank.table.balance(of: 1)
      return Outcome(
        came: ["\(euros(balance)), with \(receipts.count) receipt: \(receipts.joined())"],
        amount: euros(balance - 150),
        meaning: "that nobody has brought")
    },
    chapters: [3, 6],
    cure: "what is asked for has a number of its own, and counts once.")

  /// Carries out the last of some requests, such as `deposit 1 50.00`, and returns the answer.
  ///
  /// - Throws: ``NoRequest`` for any other request.
  private static func carryOut(_ requests: [Substring], at bank: Bank) async throws -> String {
    let words = requests.last?.split(separator: " ") ?? []
    guard words.count == 3, words[0] == "deposit", let account = Int(words[1]),
      let amount = Double(words[2])
    else { throw NoRequest(text: words.joined(separator: " ")) }
    try await bank.deposit(amount, into: account)
    return "\(euros(amount)) into account \(account)"
  }

  private struct NoRequest: Error, CustomStringConvertible {
    let text: String

    var description: String { "'\(text)' is no request; it should be like 'deposit 1 50.00'" }
  }
}

/// The terminal on Ben's counter: it sends a deposit, and prints the answer as a receipt.
enum Terminal {
  static let arguments = ["--terminal", "deposit 1 50.00"]

  static func send(_ request: String) throws {
    try say(request)
    if let answer = readLine() { try say(answer) }
  }
}

/// Prints a line without a buffer, so that it isn't lost when the process is killed.
func say(_ line: String) throws {
  try FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
}
