import ChapterSupport

extension Scene {
  static let betweenTwoUpdates = Scene(
    title: "Between two updates",
    story: [
      "John and Mary have 100.00 each, in a file. A clerk transfers 25.00 from John to Mary, and",
      "from Mary to John, over and over. The clerk is a process of its own, and is killed (kill -9)",
      "at any moment; then the bank starts again and looks. All that until something is missing.",
    ],
    expected: "200.00 in the two accounts together, whenever the clerk dies",
    play: {
      try await untilItHappens(atMost: 1_000) {
        let file = try ScratchFile(named: "accounts.json")
        _ = try Table([1: 100, 2: 100], at: file.path)
        let clerk = try ChildProcess(["--clerk", file.path])
        try clerk.listen(for: 1)
        try await Task.sleep(for: .microseconds(.random(in: 0...20_000)))
        try clerk.kill()
        let bank = Bank(table: try Table(at: file.path))
        let total = await bank.total()
        guard total < 200 else { return nil }
        return Outcome(
          came: [
            "\(euros(total)): \(await bank.table.rows)",
            "John's or Mary's? Whoever was paying, these are the rows",
          ],
          amount: euros(200 - total),
          meaning: "that are in no account")
      }
    },
    chapters: [3, 5],
    cure: "each step is recorded whole, and what has begun is finished.")
}

/// Transfers 25.00 back and forth until it is killed; prints a line each time.
///
/// It stops after some time, even when the parent process is gone.
///
/// - Throws: when there is no table in the file at `path`, or the output is closed.
func transferToAndFro(at path: String) async throws {
  let bank = Bank(table: try Table(at: path))
  for _ in 1...100_000 {
    try await bank.transfer(25, from: 1, to: 2)
    try await bank.transfer(25, from: 2, to: 1)
    try say("there and back")
  }
}
