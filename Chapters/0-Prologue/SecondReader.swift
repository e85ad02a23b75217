import ChapterSupport

extension Scene {
  static let secondReader = Scene(
    title: "The second reader",
    story: [
      "A fraud monitor has to hear about every deposit above 5000.00. The bank, a separate process,",
      "commits a deposit of 9000.00, and is killed before it has sent the message.",
      "It starts again. Its table is correct.",
    ],
    expected: "1 message for 1 deposit",
    play: {
      let file = try ScratchFile(named: "accounts.json")
      _ = try Table([1: 0], at: file.path)
      let process = try ChildProcess(["--bank", file.path])
      try process.listen(for: 1)
      let messages = try process.kill().count { $0.hasPrefix("message") }
      let restarted = try Table(at: file.path)
      return [
        "\(messages) messages: \(await restarted.rows)",
        "and no row says that a message is missing",
      ]
    },
    solution: "a log that every reader follows at its own pace in chapters 2 and 4")
}

/// Commits a deposit into account 1, and then sends a message about it.
///
/// Between the two it waits for a line of input.
///
/// - Throws: when there is no table in the file at `path`, or the output is closed.
func depositAndTell(at path: String) async throws {
  let bank = Bank(table: try Table(at: path))
  try await bank.deposit(9000_00, into: 1)
  try say("committed")
  _ = readLine()
  try say("message: 9000.00 into account 1")
}
