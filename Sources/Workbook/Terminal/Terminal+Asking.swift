import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Terminal {
  /// Whether a person can see a question and answer it.
  var canAsk: Bool { isInteractive && isatty(STDIN_FILENO) == 1 }

  /// Asks `question`; true for `y` or `yes`, and false for anything else.
  ///
  /// - Throws: `CancellationError`.
  func agrees(to question: String) async throws -> Bool {
    write(question + " [y/N] ")
    let answer = try await Self.typedLine().filter { !$0.isWhitespace }
    return ["y", "yes"].contains(answer.lowercased())
  }

  /// The next line that is typed; empty at the end of the input.
  ///
  /// `readLine` would keep Ctrl-C from ending the companion until return is pressed.
  private static func typedLine() async throws -> String {
    let (lines, continuation) = AsyncStream<String>.makeStream()
    let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
    source.setEventHandler {
      var bytes = [UInt8](repeating: 0, count: 1024)
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      continuation.yield(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self))
    }
    source.activate()
    defer { source.cancel() }
    var answers = lines.makeAsyncIterator()
    guard let line = await answers.next() else { throw CancellationError() }
    return line
  }
}
