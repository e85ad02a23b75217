#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Whom a server runs as: the user of this process, but never root, which PostgreSQL refuses.
struct ServerAccount: Sendable {
  /// Another user than that of this process.
  struct Other: Sendable {
    let user: uid_t
    let group: gid_t
  }

  /// `nil` for the user of this process.
  let other: Other?

  /// - Throws: ``ScratchPostgresError/runsAsRoot`` when this is root and can't take another account.
  static func find() throws(ScratchPostgresError) -> ServerAccount {
    guard geteuid() == 0 else { return ServerAccount(other: nil) }
    // The first one comes with the package.
    for name in ["postgres", "nobody"] {
      if let account = getpwnam(name), access(setpriv, X_OK) == 0 {
        return ServerAccount(
          other: Other(user: account.pointee.pw_uid, group: account.pointee.pw_gid))
      }
    }
    throw .runsAsRoot
  }

  /// The program of Linux that takes another account, and then is replaced by the command.
  private static let setpriv = "/usr/bin/setpriv"

  /// The program to start, and its arguments, so that `command` runs with this account.
  func wrapped(_ command: [String]) -> [String] {
    guard let other else { return command }
    return [
      Self.setpriv, "--reuid=\(other.user)", "--regid=\(other.group)", "--clear-groups", "--",
    ] + command
  }

  /// Gives it the folder at `path`.
  func own(_ path: String) { if let other { _ = chown(path, other.user, other.group) } }
}
