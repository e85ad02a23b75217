import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The rights of somebody who is not the superuser: he may not write to what is read-only.
enum OrdinaryRights {
  /// The command that starts another one with these rights; nothing, where one has no others.
  static var wrapper: [String] {
    #if os(Linux)
      geteuid() == 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"] : []
    #else
      []
    #endif
  }
}

/// A disk with room for 600 KB, which is there for one process.
struct SmallDisk {
  private let mount: URL
  private let saved: URL

  var bank: String { mount.appending(path: "bank.sqlite3").path }
  /// Where the file is when the process has ended, and the disk with it.
  var savedBank: String { saved.appending(path: "bank.sqlite3").path }

  init(in folder: TemporaryFolder) throws {
    (mount, saved) = (folder.url.appending(path: "disk"), folder.url.appending(path: "saved"))
    for url in [mount, saved] {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    }
  }

  /// The command that starts another one with such a disk, and saves what is on it in the end.
  var wrapper: [String] {
    let script = """
      disk=$1 saved=$2; shift 2
      mount -t tmpfs -o size=600k none "$disk" || exit 70
      "$@"; status=$?
      cp "$disk"/* "$saved"; exit $status
      """
    return ["unshare", "-Urm", "sh", "-c", script, "sh", mount.path, saved.path]
  }

  /// Whether this system lets us make such a disk.
  static let isPossible: Bool = {
    let attempt = Process()
    attempt.executableURL = URL(filePath: "/usr/bin/env")
    attempt.arguments = ["unshare", "-Urm", "mount", "-t", "tmpfs", "none", "/mnt"]
    attempt.standardError = FileHandle.nullDevice
    guard (try? attempt.run()) != nil else { return false }
    attempt.waitUntilExit()
    return attempt.terminationStatus == 0
  }()
}
