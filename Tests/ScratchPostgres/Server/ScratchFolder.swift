import ChapterSupport
import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The folder of a server, which is removed when this process ends, however it does.
///
/// A shell in the background waits for that: its input is a pipe, which ends together with this
/// process.
final class ScratchFolder: Sendable {
  /// Short, because the path of a socket in it may have 103 bytes.
  let path: String
  private let guardian: BackgroundProcess

  /// - Throws: ``ScratchPostgresError``; there is no folder then.
  init(
    of account: ServerAccount, in root: String = ScratchFolder.root
  ) throws(ScratchPostgresError) {
    var template = Array("\(root)/pg-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .noFolder(reason: "\(root): \(String(cString: strerror(errno)))")
    }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    account.own(path)
    do throws(CannotStart) {
      guardian = try BackgroundProcess(
        command: account.wrapped(["/bin/sh", "-c", Self.script, "sh", path]),
        environment: ServerRun.environment)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw .noFolder(reason: "\(root): \(error)")
    }
  }

  /// Where the folders are: in memory if Linux has room for it there. A database has hundreds of files,
  /// and a disk takes longer to make them than a test takes to run.
  static let root: String = {
    let memory = "/dev/shm"
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: memory)
    let room = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
    return room >= 1 << 30 && access(memory, W_OK | X_OK) == 0 ? memory : disk
  }()

  static let disk = "/tmp"

  deinit { guardian.endInput() }

  /// Removes the folder, and returns when it is gone.
  func remove() async {
    guardian.endInput()
    _ = try? await guardian.end()
  }

  /// Waits until no program runs in the folder; see ``ServerRun``.
  ///
  /// The shell that waits is no child of this process: a companion that kills a test kills all that
  /// descends from it. A killed server leaves a piece of shared memory, whose number is in line 7 of its
  /// file.
  private static let script = """
    cd "$1" || exit 1
    exec 3<&0
    {
      read -r _
      tries=0
      while ls run-* >/dev/null 2>&1 && [ $tries -lt 1500 ]; do
        tries=$((tries + 1))
        sleep 0.02
      done
      set -- "$1" $(sed -n 7p data/postmaster.pid 2>/dev/null)
      [ -z "$3" ] || ipcrm -m "$3"
      cd /
      tries=0
      until rm -rf "$1" || [ $tries -ge 100 ]; do
        tries=$((tries + 1))
        sleep 0.02
      done
    } <&3 3<&- &
    """
}
