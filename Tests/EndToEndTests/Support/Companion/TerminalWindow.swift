import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A real terminal in which a program runs: a window of tmux, which goes when the value does.
final class TerminalWindow {
  private let socket = "workbook-\(UUID())"
  private let folder: URL
  private let server = Process()

  /// Opens a window with a shell in `folder`.
  ///
  /// - Throws: an error when tmux is not there.
  init(in folder: URL) async throws {
    self.folder = folder
    // A server in the background would inherit what Foundation waits on for the end of a process.
    server.executableURL = URL(filePath: "/usr/bin/env")
    server.arguments = ["tmux", "-L", socket, "-f", "/dev/null", "-D"]
    server.environment = Self.environment
    try server.run()
    try await eventually("tmux is ready") {
      (try? tmux("-N", "new-session", "-d", "-x", "100", "-y", "50", "env PS1='$ ' sh")) != nil
    }
  }

  deinit {
    // What runs in the window gets a hang-up, as from a terminal that is closed.
    kill(server.processIdentifier, SIGKILL)
  }

  /// Types `text` and, with `enter`, the return key.
  func type(_ text: String, enter: Bool = true) throws {
    try tmux("send-keys", "-l", text)
    if enter { try press("Enter") }
  }

  /// Presses a key by its name, such as `C-c`.
  func press(_ key: String) throws { try tmux("send-keys", key) }

  /// Gives the window another width.
  func resize(to width: Int) throws { try tmux("resize-window", "-x", "\(width)") }

  /// What can be read in the window now.
  func screen() throws -> String { try tmux("capture-pane", "-p") }

  /// The same with its colours as escape codes.
  func colouredScreen() throws -> String { try tmux("capture-pane", "-p", "-e") }

  /// Waits until the window shows `text`.
  func shows(_ text: String) async throws {
    try await shows(text) { $0.contains(text) }
  }

  /// Waits until what the window shows satisfies `condition`.
  func shows(_ what: String, _ condition: (String) -> Bool) async throws {
    do {
      try await eventually("the window shows '\(what)'") { condition(try screen()) }
    } catch let error as NeverHappened {
      Issue.record("\(error); it shows:\n\(try screen())")
      throw error
    }
  }

  private static let environment = Companion.environment(["LC_ALL": "C.UTF-8"])

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["tmux", "-L", socket] + arguments
    process.currentDirectoryURL = folder
    process.environment = Self.environment
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw TmuxFailed(arguments: arguments) }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A command of tmux did not succeed.
struct TmuxFailed: Error, CustomStringConvertible {
  let arguments: [String]
  var description: String { "tmux \(arguments.joined(separator: " ")) failed; is tmux installed?" }
}
