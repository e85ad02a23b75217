#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The installation of a package of Debian or Ubuntu.
struct Installation: Sendable, Equatable {
  let package: String
  /// Whether whoever runs it has the right to install without asking for it.
  let isRoot: Bool

  /// The line that does it, for whoever wants to type it.
  var command: String { "\(installer) install -y \(package)" }

  private var installer: String { isRoot ? "apt-get" : "sudo apt-get" }

  /// What apt-get itself ends with, and not `sudo` or the shell before it.
  private static let refused: Int32 = 100

  /// Runs the command in the terminal and returns its exit status.
  ///
  /// The installer has the keyboard meanwhile, for `sudo` may ask for a password; nothing else of
  /// the companion goes on, and nothing cuts the installer off halfway.
  func run() -> Int32 {
    let status = Self.shell(command)
    guard status == Self.refused else { return status }
    // On a new machine, apt-get knows no package before its first update.
    return Self.shell("\(installer) update && \(command)")
  }

  private static func shell(_ line: String) -> Int32 {
    let ending = system(line)
    let signal = ending & 0x7f
    return signal == 0 ? (ending >> 8) & 0xff : 128 + signal
  }
}
