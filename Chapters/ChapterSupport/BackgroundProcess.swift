import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A process in the background: this program with other arguments, or another one.
///
/// It is in a process group that it leads: Ctrl-C does not reach it. Its input is a pipe, which ends
/// together with the process that has started it, however that one ends; see ``endWithInput()``.
public final class BackgroundProcess: Sendable {
  /// How a process came to its end.
  public enum Ending: Sendable, Hashable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  private struct State {
    var lines: [String] = []
    var ending: Ending?
  }

  private let id: pid_t
  private let input: Mutex<Int32?>
  private let state = Watched(State())

  /// The number of lines that are kept from its beginning, and from its end.
  private static let keptLines = 40

  /// Starts this program with `arguments`.
  ///
  /// - Throws: ``CannotStart``; then nothing runs.
  public convenience init(
    _ arguments: [String], environment: [String: String]
  ) throws(CannotStart) {
    let program = Bundle.main.executableURL?.path ?? CommandLine.arguments[0]
    try self.init(command: [program] + arguments, environment: environment)
  }

  /// Starts the program whose path comes first in `command`, with the arguments that follow.
  ///
  /// - Throws: ``CannotStart``; then nothing runs.
  public init(command: [String], environment: [String: String]) throws(CannotStart) {
    let pipes = try Self.spawning.withLock { _ throws(CannotStart) in
      try Pipes.spawn(command.first ?? "", Array(command.dropFirst()), environment)
    }
    id = pipes.id
    input = Mutex(pipes.input)
    let output = pipes.output
    // Reading and waiting take a thread, so it is one that has nothing else to do.
    Thread.detachNewThread { self.read(output) }
  }

  deinit { endInput() }

  /// One at a time: a pipe must not get into another process that is started at the same moment.
  private static let spawning = Mutex(())

  /// How it has ended; `nil` while it runs.
  public var ending: Ending? { state.value.ending }

  /// What it has printed: its first lines and its last ones.
  public var lines: [String] { state.value.lines }

  /// Waits for the first line from which `find` makes a value; `nil` when it ends before.
  ///
  /// - Throws: `CancellationError`.
  public func first<Value: Sendable>(_ find: (String) -> Value?) async throws -> Value? {
    try await state.wait { state -> Value?? in
      if let value = state.lines.lazy.compactMap(find).first { return .some(value) }
      return state.ending == nil ? nil : .some(nil)
    }
  }

  /// Waits for its end.
  ///
  /// - Throws: `CancellationError`.
  public func end() async throws -> Ending { try await state.wait { $0.ending } }

  /// Sends it a signal, unless it has ended.
  public func send(signal: Int32) {
    // Inside, because the number belongs to it until its end is noted.
    state.change { if $0.ending == nil { _ = kill(id, signal) } }
  }

  /// Ends its input.
  public func endInput() {
    input.withLock { input in
      if let descriptor = input { close(descriptor) }
      input = nil
    }
  }

  private func read(_ output: Int32) {
    var rest: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        Foundation.read(output, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest += buffer.prefix(count)
      let parts = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      rest = parts.last.map(Array.init) ?? []
      hear(parts.dropLast().map { String(decoding: $0, as: UTF8.self) })
    }
    close(output)
    if !rest.isEmpty { hear([String(decoding: rest, as: UTF8.self)]) }
    hearEnd()
  }

  private func hear(_ lines: [String]) {
    state.change { state in
      state.lines += lines
      let surplus = state.lines.count - 2 * Self.keptLines
      if surplus > 0 { state.lines.removeSubrange(Self.keptLines..<Self.keptLines + surplus) }
    }
  }

  private func hearEnd() {
    // Its number stays taken until it is collected, which is done together with noting the end: so no
    // signal can reach another process.
    var info = siginfo_t()
    while waitid(P_PID, id_t(id), &info, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    state.change { state in
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0, errno == EINTR {}
      // As `WIFSIGNALED` and the other macros have it, which Swift does not import.
      let signal = status & 0x7f
      state.ending = signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal)
    }
  }

  /// Ends this process as soon as its standard input ends.
  ///
  /// A process that was started by a ``BackgroundProcess`` calls it, and so does not outlive the one
  /// that has started it.
  public static func endWithInput() {
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while true {
        let count = Foundation.read(STDIN_FILENO, &byte, 1)
        if count == 0 || count < 0 && errno != EINTR { _exit(1) }
      }
    }
  }
}

extension BackgroundProcess.Ending: CustomStringConvertible {
  public var description: String {
    switch self {
    case .exited(let status): "ended with status \(status)"
    case .killed(let signal): "was killed by signal \(signal)"
    }
  }
}
