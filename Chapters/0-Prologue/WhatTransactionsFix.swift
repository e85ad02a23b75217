import ChapterSupport
import Foundation

/// Three problems that transactions solve, tried often enough to show.
enum WhatTransactionsFix {
  static func show() async throws {
    print("\nWhat transactions fix")
    let rows = [
      (10_000, "races for one account", try await overdrafts(in: 10_000), "overdrafts"),
      (20, "crashes during transfers", try await losses(in: 20), "accounts out of balance"),
      (10_000, "reports during transfers", try await wrongSums(in: 10_000), "wrong sums"),
    ]
    for (attempts, attempt, failures, failure) in rows {
      let title = attempt.padding(toLength: 26, withPad: " ", startingAt: 0)
      print("  \(column(attempts, 5)) \(title)\(failures) \(failure)")
    }
  }

  /// Two tellers pay 80.00 out of an account with 100.00, each in a task.
  private static func overdrafts(in attempts: Int) async throws -> Int {
    var overdrafts = 0
    for _ in 1...attempts {
      let bank = Bank(table: Table([1: 100_00]))
      async let ann = paysOut(80_00, from: 1, at: bank)
      async let ben = paysOut(80_00, from: 1, at: bank)
      if try await [ann, ben] == [true, true] { overdrafts += 1 }
    }
    return overdrafts
  }

  /// Whether there was enough.
  private static func paysOut(
    _ cents: Int, from account: Int, at bank: Bank
  ) async throws -> Bool {
    do {
      try await bank.withdraw(cents, from: account)
      return true
    } catch is NotEnough {
      return false
    }
  }

  /// A process transfers money from account 1 to account 2 and back, and is killed at any moment.
  private static func losses(in attempts: Int) async throws -> Int {
    var losses = 0
    for _ in 1...attempts {
      let file = try ScratchFile(named: "accounts.json")
      _ = try Table([1: 100_00, 2: 100_00], at: file.path)
      let clerk = try ChildProcess(["--clerk", file.path])
      try clerk.listen(for: 1)
      try await Task.sleep(for: .microseconds(.random(in: 0...10_000)))
      try clerk.kill()
      let bank = Bank(table: try Table(at: file.path))
      if try await bank.total() != 200_00 { losses += 1 }
    }
    return losses
  }

  /// A report adds up all accounts while money moves between two of them.
  private static func wrongSums(in attempts: Int) async throws -> Int {
    var wrong = 0
    for _ in 1...attempts {
      let bank = Bank(table: Table([1: 100_00, 2: 100_00, 3: 100_00]))
      async let report = bank.total()
      async let transfer: Void = bank.transfer(25_00, from: 1, to: 3)
      if try await report != 300_00 { wrong += 1 }
      try await transfer
    }
    return wrong
  }
}

/// Transfers 25.00 back and forth until it is killed; prints a line each time.
///
/// It stops after some time, even when the parent process is gone.
///
/// - Throws: when there is no table in the file at `path`, or the output is closed.
func transferToAndFro(at path: String) async throws {
  let bank = Bank(table: try Table(at: path))
  for _ in 1...100_000 {
    try await bank.transfer(25_00, from: 1, to: 2)
    try await bank.transfer(25_00, from: 2, to: 1)
    try say("there and back")
  }
}
