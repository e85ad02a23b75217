import Foundation

/// The installation of a package of Debian or Ubuntu.
struct Installation: Sendable, Equatable {
  let package: String
  /// Whether the user may install without `sudo`.
  let isRoot: Bool

  /// The command line to type.
  var command: String { "\(installer) install -y \(package)" }

  private var installer: String { isRoot ? "apt-get" : "sudo apt-get" }

  /// The exit code of apt-get itself, and not of `sudo` or the shell before it.
  private static let refused: Int32 = 100

  /// Runs the command in the terminal and returns its exit status.
  ///
  /// The installer has the keyboard meanwhile, for `sudo` may ask for a password, and Ctrl-C reaches
  /// it. The companion waits for its end in any case: nothing cuts the installer off halfway.
  ///
  /// - Throws: ``CannotStart``.
  func run() async throws -> Int32 {
    let status = try await Self.shell(command)
    guard status == Self.refused, !Task.isCancelled else { return status }
    // On a new machine, apt-get knows no package before its first update.
    return try await Self.shell("\(installer) update && \(command)")
  }

  private static func shell(_ line: String) async throws -> Int32 {
    let shell = try SpawnedProcess(
      shell: ["-c", line], environment: ProcessInfo.processInfo.environment, .inTerminal)
    switch await shell.end() {
    case .exited(let status): return status
    // The exit code of a shell whose program was ended by a signal.
    case .killed(let signal): return 128 + signal
    }
  }
}
