import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// This program as a process in the background, with other arguments.
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
    var isOpen = true
    var ending: Ending?
    var readers: [CheckedContinuation<Void, Never>] = []
    var waiters: [CheckedContinuation<Ending, Never>] = []
  }

  private let id: pid_t
  private let input: Int32
  private let state = Mutex(State())

  /// Its last lines are kept, and its first ones.
  private static let keptLines = 40

  /// Starts this program with `arguments`.
  ///
  /// - Throws: ``CannotStart``; then nothing runs.
  public init(_ arguments: [String], environment: [String: String]) throws(CannotStart) {
    let program = Bundle.main.executableURL?.path ?? CommandLine.arguments[0]
    let pipes = try Self.spawning.withLock { _ throws(CannotStart) in
      try Pipes.spawn(program, arguments, environment)
    }
    id = pipes.id
    input = pipes.input
    let output = pipes.output
    // Reading and waiting take a thread, so it is one that has nothing else to do.
    Thread.detachNewThread { self.read(output) }
  }

  deinit { close(input) }

  /// One at a time: a pipe must not get into another process that is started at the same moment.
  private static let spawning = Mutex(())

  /// Whether it has ended.
  public var hasEnded: Bool { state.withLock { $0.ending != nil } }

  /// What it has printed: its first lines and its last ones.
  public var lines: [String] { state.withLock { $0.lines } }

  /// Waits for the first line from which `find` makes a value; `nil` when it ends before.
  public func first<Value: Sendable>(_ find: (String) -> Value?) async -> Value? {
    while true {
      let (value, isOpen) = state.withLock { state in
        (state.lines.lazy.compactMap(find).first, state.isOpen)
      }
      if value != nil || !isOpen { return value }
      await withCheckedContinuation { continuation in
        let isLate = state.withLock { state in
          if state.isOpen { state.readers.append(continuation) }
          return !state.isOpen
        }
        if isLate { continuation.resume() }
      }
    }
  }

  /// Waits for its end.
  public func end() async -> Ending {
    await withCheckedContinuation { continuation in
      let ending = state.withLock { state in
        if state.ending == nil { state.waiters.append(continuation) }
        return state.ending
      }
      if let ending { continuation.resume(returning: ending) }
    }
  }

  /// Sends it a signal, unless it has ended.
  public func send(signal: Int32) {
    state.withLock { state in
      if state.ending == nil { _ = kill(id, signal) }
    }
  }

  private func read(_ output: Int32) {
    var rest: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Foundation.read(output, $0.baseAddress, $0.count) }
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
    let readers = state.withLock { state in
      state.lines += lines
      let surplus = state.lines.count - 2 * Self.keptLines
      if surplus > 0 { state.lines.removeSubrange(Self.keptLines..<Self.keptLines + surplus) }
      defer { state.readers = [] }
      return state.readers
    }
    for reader in readers { reader.resume() }
  }

  private func hearEnd() {
    var info = siginfo_t()
    // Its number stays taken until it is collected, which is done together with noting the end: so no
    // signal can reach another process.
    while waitid(P_PID, id_t(id), &info, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    let (ending, readers, waiters) = state.withLock { state in
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0, errno == EINTR {}
      // As `WIFSIGNALED` and the other macros have it, which Swift does not import.
      let signal = status & 0x7f
      let ending = signal == 0 ? Ending.exited((status >> 8) & 0xff) : .killed(signal: signal)
      state.ending = ending
      state.isOpen = false
      defer { (state.readers, state.waiters) = ([], []) }
      return (ending, state.readers, state.waiters)
    }
    for reader in readers { reader.resume() }
    for waiter in waiters { waiter.resume(returning: ending) }
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
