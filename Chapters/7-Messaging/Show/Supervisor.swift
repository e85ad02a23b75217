import BankMessaging
import ChapterSupport
import Foundation
import HTTPServer
import Messaging

/// Starts, kills and stops the processes of the show.
final class Supervisor: Sendable {
  private struct State {
    var running: [ShowProcess: BackgroundProcess] = [:]
    /// Kept from the first start on, because the others know it.
    var ports: [ShowProcess: UInt16] = [:]
    /// The processes that are being killed or stopped by this one.
    var condemned: Set<ShowProcess> = []
    var ready: Set<ShowProcess> = []
    var isClosed = false
    var failure: ProcessEnded?
  }

  let files: ShowFiles
  private let environment: [String: String]
  private let state = Watched(State())

  /// How long a process may take to start, and to stop.
  private static let patience = Duration.seconds(30)

  init(_ files: ShowFiles, environment: [String: String]) {
    self.files = files
    self.environment = environment
  }

  /// The processes that are not ready.
  var down: Set<ShowProcess> { Set(ShowProcess.allCases).subtracting(state.value.ready) }

  /// Starts a process, and returns when it is ready.
  ///
  /// - Throws: ``ProcessEnded`` when it ends before, `TookTooLong`, `CannotStart`, and
  ///   `CancellationError`.
  func start(_ name: ShowProcess) async throws {
    try await within(Self.patience, "\(name) starts") { [self] in
      while true {
        let process = try spawn(name)
        if let port = try await process.first(Self.port(of: name)) {
          state.change { state in
            if name.isServer { state.ports[name] = port }
            state.ready.insert(name)
          }
          Task { try await watch(name, process) }
          return
        }
        // While it was down, its port may have become that of a connection, for a moment.
        guard process.lines.contains(where: { $0.contains("in use") }) else {
          throw ProcessEnded(name, process)
        }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  private func spawn(_ name: ShowProcess) throws -> BackgroundProcess {
    let ports = state.value.ports
    let process = try BackgroundProcess(
      [name.program], environment: files.environment(of: name, ports: ports, base: environment))
    let isClosed = state.change { state in
      state.running[name] = process
      state.condemned.remove(name)
      return state.isClosed
    }
    if isClosed { process.send(signal: SIGKILL) }
    return process
  }

  /// Finds the port in what a server says first; everything else is ready with its first line.
  private static func port(of name: ShowProcess) -> (String) -> UInt16? {
    { line in
      guard name.isServer else { return 0 }
      return line.firstMatch(of: #/open at http:\S+:(\d+)[,\s]/#).flatMap { UInt16($0.1) }
    }
  }

  /// Notes a failure when the process ends by itself.
  private func watch(_ name: ShowProcess, _ process: BackgroundProcess) async throws {
    _ = try await process.end()
    state.change { state in
      guard state.running[name] === process, !state.condemned.contains(name) else { return }
      state.ready.remove(name)
      if state.failure == nil { state.failure = ProcessEnded(name, process) }
    }
  }

  /// Waits until a process ends by itself.
  ///
  /// - Throws: ``ProcessEnded``, and `CancellationError`; it never returns.
  func fail() async throws -> Never { throw try await state.wait { $0.failure } }

  /// Kills processes with `SIGKILL`, and returns when they are gone.
  func kill(_ names: [ShowProcess]) async throws {
    try await end(names, with: SIGKILL)
  }

  /// Asks all processes to end, those first that others don't need, and returns when they have ended.
  ///
  /// - Throws: ``ProcessEnded`` when one of them has another status than 0.
  func stop() async throws {
    for name in ShowProcess.allCases.reversed() {
      let process = state.value.running[name]
      try await end([name], with: SIGTERM)
      if let process, process.ending != .exited(0) { throw ProcessEnded(name, process) }
    }
  }

  private func end(_ names: [ShowProcess], with signal: Int32) async throws {
    let processes = state.change { state in
      state.condemned.formUnion(names)
      state.ready.subtract(names)
      return names.compactMap { state.running[$0] }
    }
    for process in processes { process.send(signal: signal) }
    for (name, process) in zip(names, processes) {
      _ = try await within(Self.patience, "\(name) ends") { try await process.end() }
    }
  }

  /// Kills whatever still runs, also in a task that is cancelled; from now on nothing can start.
  func close() async {
    let processes = state.change { state in
      state.isClosed = true
      state.condemned = Set(ShowProcess.allCases)
      state.ready = []
      return Array(state.running.values)
    }
    for process in processes { process.send(signal: SIGKILL) }
    await Task {
      for process in processes { _ = try? await process.end() }
    }.value
  }

  /// Waits until a server is ready, and returns a client for it.
  ///
  /// - Throws: `CancellationError`.
  func client(of name: ShowProcess) async throws -> HTTPClient {
    let port = try await state.wait { $0.ready.contains(name) ? $0.ports[name] : nil }
    return HTTPClient(address: HTTPAddress(port: port))
  }

  /// A client for a server that is ready; `nil` when it is not.
  func clientNow(of name: ShowProcess) -> HTTPClient? {
    let now = state.value
    guard now.ready.contains(name), let port = now.ports[name] else { return nil }
    return HTTPClient(address: HTTPAddress(port: port))
  }
}

/// A process of the show has ended by itself.
struct ProcessEnded: Error, CustomStringConvertible {
  let name: ShowProcess
  let ending: BackgroundProcess.Ending?
  let lines: [String]

  init(_ name: ShowProcess, _ process: BackgroundProcess) {
    self.name = name
    ending = process.ending
    lines = process.lines
  }

  /// Whether it could not begin, and has said why.
  var isRefusal: Bool { ending == .exited(2) && !lines.isEmpty }

  var description: String {
    if isRefusal {
      // Without its greeting and without advice, when there are such.
      let start = lines.firstIndex { $0.hasPrefix("The program cannot start") } ?? 0
      return lines[start...].filter { !$0.hasPrefix("warning: ") }.joined(separator: "\n")
    }
    let said = lines.suffix(10).map { "  \($0)" }.joined(separator: "\n")
    return "\(name) \(ending?.description ?? "does not end"). Its last output:\n\(said)"
  }
}
