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
  private let mode: Mode
  private let source: any DispatchSourceRead

  /// Begins to listen to the terminal that `mode` is of.
  init(_ mode: Mode, _ onKey: @escaping @Sendable (Character) -> Void) {
    self.mode = mode
    mode.passKeysOn()
    source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
    source.setEventHandler {
      var byte: UInt8 = 0
      if read(STDIN_FILENO, &byte, 1) == 1 { onKey(Character(UnicodeScalar(byte))) }
    }
    source.activate()
  }

  deinit {
    source.cancel()
    mode.restore()
  }
}

extension Keyboard {
  /// The terminal's input mode.
  struct Mode: Sendable {
    private let before: termios

    /// Notes how it is now; `nil` when the standard input is not a terminal.
    init?() {
      var settings = termios()
      guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
      before = settings
    }

    /// Ctrl-C and its like stay signals: only lines and echo are switched off.
    ///
    /// As long as another program has the terminal, it is left alone.
    func passKeysOn() {
      guard tcgetpgrp(STDIN_FILENO) == getpgrp() else { return }
      var settings = before
      settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
      tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }

    /// Restores the terminal.
    func restore() {
      guard tcgetpgrp(STDIN_FILENO) == getpgrp() else { return }
      var settings = before
      tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }
  }
}
