/// Shows how far the proof is: one line that changes on a terminal, a line for each trial elsewhere.
final class ProofProgress {
  private let terminal: Terminal
  private let trials: Int
  private var number = 0

  init(on terminal: Terminal, trials: Int) {
    self.terminal = terminal
    self.trials = trials
  }

  func begin(_ check: Check, _ subject: String) {
    number += 1
    let line = "[\(number)/\(trials)] \(check.rawValue) \(subject)"
    terminal.isInteractive ? terminal.write("\r\u{1B}[K\(line)") : terminal.print([line])
  }

  func end() {
    if terminal.isInteractive { terminal.write("\r\u{1B}[K") }
  }
}
