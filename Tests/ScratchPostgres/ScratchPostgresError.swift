public import EventSourcing

/// Why a test has no PostgreSQL of its own.
public enum ScratchPostgresError: Error, Hashable {
  case notInstalled
  case poolerNotInstalled
  /// This process is root's, and there is no account that the server could take.
  case runsAsRoot
  case noFolder(reason: String)
  case noPort(reason: String)
  /// A program of PostgreSQL has ended that should not have, or has failed; its last lines.
  case failed(_ program: String, output: [String])
  /// It was started twice, or is not running.
  case wrongState(String)
}

extension ScratchPostgresError: SetupError, CustomStringConvertible {
  public var description: String {
    switch self {
    case .notInstalled:
      """
      PostgreSQL is not installed on this machine, and this test starts a server of its own.
      Install it: sudo apt-get install postgresql (Debian, Ubuntu), \
      sudo dnf install postgresql-server (Fedora), brew install postgresql@17 (macOS).
      """
    case .poolerNotInstalled:
      """
      PgBouncer is not installed on this machine, and this test starts one.
      Install it: sudo apt-get install pgbouncer (Debian, Ubuntu), sudo dnf install pgbouncer \
      (Fedora), brew install pgbouncer (macOS).
      """
    case .runsAsRoot:
      """
      PostgreSQL does not run as root, and there is no user `postgres` or `nobody`, or no program \
      /usr/bin/setpriv to take one of these accounts.
      Run the tests as another user.
      """
    case .noFolder(let reason):
      "There can be no folder for a server: \(reason)"
    case .noPort(let reason): "There is no free port for a server: \(reason)"
    case .failed(let program, let output):
      "\(program) of PostgreSQL has failed:\n"
        + (output.isEmpty ? "It has printed nothing." : output.joined(separator: "\n"))
    case .wrongState(let state): "The server \(state)."
    }
  }
}
