/// One test process: its report, and how it ended.
struct TestProcess: Sendable {
  let log: EventLog
  let ending: ChildProcess.Ending
  let crash: CrashReport

  /// Why the tests that were running never ended.
  var stop: Stop {
    switch ending {
    case .silent(let limit): Stop(cause: .hung(after: limit), place: nil)
    case .flooding: Stop(cause: .flooded, place: nil)
    case .killed: Stop(cause: .trapped(message: crash.message), place: crash.place)
    case .exited:
      // `swift test` ends in good order when the tests do not, and says so.
      Stop(
        cause: crash.isTrap ? .trapped(message: crash.message) : .exited, place: crash.place)
    }
  }
}

/// Why a test that began never ended.
struct Stop: Sendable, Equatable {
  enum Cause: Sendable, Equatable {
    /// A crash: an index out of range, an overflow, endless recursion.
    case trapped(message: String?)
    case hung(after: Duration)
    /// The code called `exit`, which ends the whole test process.
    case exited
    case flooded
  }

  let cause: Cause
  /// Where in the learner's code it happened, as far as the backtrace tells.
  let place: SourcePlace?
}

/// A line of the learner's code.
struct SourcePlace: Sendable, Hashable, CustomStringConvertible {
  let file: String
  let line: Int

  var description: String { "\(file):\(line)" }
}
