import ChapterSupport
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("A process in the background")
struct BackgroundProcessTests {
  /// A socket of Foundation's `Process` that gets into another program hides the end of its own.
  @Test("It gets no descriptor of this process but its input and its output")
  func descriptors() async throws {
    // Unlike most descriptors, a copy is not closed in other programs by itself.
    let descriptor = dup(STDERR_FILENO)
    defer { close(descriptor) }
    let process = try BackgroundProcess(
      command: ["/bin/sh", "-c", "[ -e /dev/fd/\(descriptor) ] && echo open || echo closed"],
      environment: [:])
    #expect(try await process.first { $0 } == "closed")
  }
}
