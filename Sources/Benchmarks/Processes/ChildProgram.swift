import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Another program, which ends when this one does, however that comes about.
///
/// It is started by a shell that leaves a watcher behind. The watcher reads from a pipe whose other
/// end is here: when this process is gone, so is that end, and the watcher kills the program.
final class ChildProgram {
  private let process = Process()
  private let life = Pipe()
  private let endings: AsyncStream<Void>
  private let pieces: AsyncStream<Data>
  private var hasEnded = false

  /// The watcher is silent when it is told that the program has ended by itself. It is told before
  /// anybody asks for the exit status, so no other process can have got the number meanwhile.
  private static let script = """
    exec 3<&0
    (read -r line <&3 || kill -KILL $$) >/dev/null 2>&1 &
    exec "$0" "$@" 3<&- </dev/null
    """

  /// Starts the program at `path`. Both kinds of output can be read here, or with `isQuiet` only
  /// standard output.
  ///
  /// - Throws: errors of Foundation when it can't be started.
  init(
    _ path: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    isQuiet: Bool = false
  ) throws {
    let (endings, end) = AsyncStream<Void>.makeStream()
    let (pieces, piece) = AsyncStream<Data>.makeStream()
    (self.endings, self.pieces) = (endings, pieces)
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", Self.script, path] + arguments
    if let environment { process.environment = environment }
    process.standardInput = life.fileHandleForReading
    process.standardOutput = output
    process.standardError = isQuiet ? FileHandle.nullDevice : output
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    // Only then does the output end when the program does.
    try output.fileHandleForWriting.close()
    let reading = output.fileHandleForReading
    // A thread that has nothing else to do but wait. Whatever comes is passed on at once.
    Thread.detachNewThread {
      var data = reading.availableData
      while !data.isEmpty {
        piece.yield(data)
        data = reading.availableData
      }
      piece.finish()
    }
  }

  /// No caller waits any more, but the program must end.
  deinit { if !hasEnded { kill(process.processIdentifier, SIGKILL) } }

  var processID: Int32 { process.processIdentifier }

  /// Returns its output when `isEnough` is true of it, or when the program ends.
  func output(until isEnough: (String) -> Bool = { _ in false }) async -> String {
    var data = Data()
    for await piece in pieces {
      data += piece
      if isEnough(String(decoding: data, as: UTF8.self)) { break }
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Waits for its end, and returns the exit status.
  func end() async -> Int32 {
    // Its output ends when it does. Foundation may not see that as long as there is the watcher.
    for await _ in pieces {}
    if !hasEnded {
      hasEnded = true
      // Ends the watcher, too, unless it has already ended.
      try? life.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
      try? life.fileHandleForWriting.close()
    }
    for await _ in endings {}
    return process.terminationStatus
  }

  /// Ends it at once.
  func kill() async {
    kill(process.processIdentifier, SIGKILL)
    _ = await end()
  }

  private func kill(_ process: Int32, _ signal: Int32) {
    #if canImport(Darwin)
      _ = Darwin.kill(process, signal)
    #elseif canImport(Musl)
      _ = Musl.kill(process, signal)
    #else
      _ = Glibc.kill(process, signal)
    #endif
  }
}
