import Foundation

/// The last output of a crashed test process.
struct CrashReport: Sendable, Equatable {
  /// Swift's own words, such as `Index out of range`.
  let message: String?
  /// The innermost frame inside the learner's code.
  let place: SourcePlace?
  /// Whether anything tells of a crash, and not of a process that ended in good order.
  let isTrap: Bool

  /// Reads the output of a test of `package`.
  init(_ output: String, package: Package) {
    let crashed = output.firstMatch(of: /\*\*\* Program crashed: (.+?) at 0x/)
    let failure = output.firstMatch(of: /Swift runtime failure: (.+?)(?: \*\*\*| in )/)
    let fatal = output.firstMatch(of: /Fatal error(?:: (.+))?/)
    let cast = output.firstMatch(of: /cast value of type ('.+?') \(0x\w+\) to ('.+?') \(0x/)
    let signal = output.firstMatch(of: /unexpected signal code (\d+)/)
    isTrap = crashed != nil || failure != nil || fatal != nil || signal != nil
    place =
      Self.firstFrame(in: output, of: package) ?? Self.placeOfFatalError(in: output, of: package)
    if let cast {
      message = "a value of type \(cast.1) cannot be cast to \(cast.2)"
    } else if let words = fatal?.1 ?? failure?.1 {
      message = String(words)
    } else {
      message = crashed.map { Self.words(for: $0.1) }
    }
  }

  /// The meaning of the system's name of a crash in Swift.
  private static func words(for crash: Substring) -> String {
    switch crash {
    case "Illegal instruction", "Trace trap", "System trap":
      "a trap, often because a number is out of range"
    default: String(crash)
    }
  }

  private static func firstFrame(in output: String, of package: Package) -> SourcePlace? {
    for line in output.lines {
      guard let at = line.range(of: " at /"),
        let frame = line[at.lowerBound...].firstMatch(of: /^ at (\/.+?\.swift):(\d+)/),
        let number = Int(frame.2), let file = package.path(of: String(frame.1)),
        file.hasPrefix("Sources/")
      else { continue }
      return SourcePlace(file: file, line: number)
    }
    return nil
  }

  /// Where Swift says that it gave up, as in `Events/Money.swift:27: Fatal error: …`.
  ///
  /// It says so without a backtrace too, but only of a failure that the code asked for, such as
  /// that of a `!`; other failures are in a file of Swift's own.
  private static func placeOfFatalError(
    in output: String, of package: Package
  ) -> SourcePlace? {
    let failures = output.matches(of: /(\w+)\/([\w+\-.]+\.swift):(\d+): Fatal error/)
    for failure in failures {
      let folder = /Sources\/(?:\d+-)?(\w+)\//
      let file = package.swiftFiles(in: "Sources").first { path in
        path.hasSuffix("/\(failure.2)")
          && path.prefixMatch(of: folder).map { $0.1 == failure.1 } == true
      }
      if let file, let line = Int(failure.3) { return SourcePlace(file: file, line: line) }
    }
    return nil
  }
}
