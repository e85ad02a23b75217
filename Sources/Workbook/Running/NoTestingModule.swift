/// The installed Swift can compile programs, and has no tests.
///
/// Apple's Command Line Tools are such a Swift: the module `Testing` comes with Xcode only.
struct NoTestingModule: Error, Equatable, CustomStringConvertible {
  /// Whether this is the reason why a build with this output failed.
  static func isCause(of log: String) -> Bool {
    log.contains("no such module 'Testing'") || log.contains("XCTest not available")
      || log.contains("unable to lookup item 'PlatformPath'")
  }

  var description: String {
    """
    This Swift has no module Testing, so the exercise tests cannot be built.
    On a Mac, the Command Line Tools alone do not have it. Install Xcode 26 or newer and select it:

        sudo xcode-select --switch /Applications/Xcode.app

    Or install a toolchain from https://www.swift.org/install. `swift --version` says which Swift
    is used now; version 6.2 or newer is needed.
    """
  }
}
