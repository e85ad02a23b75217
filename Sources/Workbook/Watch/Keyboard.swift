import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Single keys from the terminal, without a return after them.
///
/// The terminal is as it was before as soon as this value is gone, however its scope is left.
struct Keyboard: ~Copyable {
  private let before: termios
  private let source: any DispatchSourceRead

  /// Begins to listen; `nil` when the standard input is not a terminal.
  init?(_ onKey: @escaping @Sendable (Character) -> Void) {
    var settings = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    before = settings
    // Ctrl-C stays a signal: only lines and echo are switched off.
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
    source.setEventHandler {
      var byte: UInt8 = 0
      if read(STDIN_FILENO, &byte, 1) == 1 { onKey(Character(UnicodeScalar(byte))) }
    }
    source.activate()
  }

  deinit {
    source.cancel()
    var settings = before
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }
}
