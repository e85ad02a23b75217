import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The piece of memory that all processes of a server share, as long as one of them exists. No server
/// starts in the same folder before.
struct SharedMemory {
  private let id: CInt?

  /// The memory of the server whose files are in `data`; its number is in line 7 of one of them.
  init(ofServerIn data: String) {
    let text = try? String(contentsOfFile: "\(data)/postmaster.pid", encoding: .utf8)
    let line = text?.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(6).first
    id = line?.split(separator: " ").last.flatMap { CInt($0) }
  }

  /// Returns when no process has it any more: a killed one gives it back a moment later.
  ///
  /// - Throws: `CancellationError`.
  func waitUntilUnused() async throws {
    while isUsed { try await Task.sleep(for: .milliseconds(2)) }
  }

  private var isUsed: Bool { id.map(Self.hasUsers) ?? false }

  #if canImport(Darwin)
    private static func hasUsers(_ id: CInt) -> Bool {
      var state = __shmid_ds_new()
      return shmctl(id, CInt(IPC_STAT), &state) == 0 && state.shm_nattch > 0
    }
  #else
    private static func hasUsers(_ id: CInt) -> Bool {
      var state = shmid_ds()
      return shmctl(id, CInt(IPC_STAT), &state) == 0 && state.shm_nattch > 0
    }
  #endif
}
