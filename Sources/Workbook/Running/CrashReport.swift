import Foundation

/// What a crashed test process printed last.
struct CrashReport: Sendable, Equatable {
  /// Swift's own words, such as `Index out of range`.
  let message: String?
  /// The innermost frame inside the learner's code.
  let place: SourcePlace?
  /// Whether anything tells of a crash, and not of a process that ended in good order.
  let isTrap: Bool

  init(_ output: String, root: URL) {
    let crashed = output.firstMatch(of: /\*\*\* Program crashed: (.+?) at 0x/)
    let failure = output.firstMatch(of: /Swift runtime failure: (.+?)(?: \*\*\*| in )/)
    let fatal = output.firstMatch(of: /Fatal error(?:: (.+))?/)
    let cast = output.firstMatch(of: /cast value of type ('.+?') \(0x\w+\) to ('.+?') \(0x/)
    let signal = output.firstMatch(of: /unexpected signal code (\d+)/)
    isTrap = crashed != nil || failure != nil || fatal != nil || signal != nil
    place = Self.firstFrame(in: output, root: root)
    if let cast {
      message = "a value of type \(cast.1) cannot be cast to \(cast.2)"
    } else if let words = fatal?.1 ?? failure?.1 {
      message = String(words)
    } else {
      message = crashed.map { Self.words(for: $0.1) }
    }
  }

  /// What the system's name of a crash means to somebody who writes Swift.
  private static func words(for crash: Substring) -> String {
    switch crash {
    case "Illegal instruction", "Trace trap", "System trap":
      "a trap, most often because a number does not fit"
    default: String(crash)
    }
  }

  private static func firstFrame(in output: String, root: URL) -> SourcePlace? {
    let sources = [root, root.resolvingSymlinksInPath()].map { $0.path + "/Sources/" }
    for line in output.lines {
      guard let at = line.range(of: " at /"),
        let frame = line[at.lowerBound...].firstMatch(of: /^ at (\/.+?\.swift):(\d+)/),
        let number = Int(frame.2),
        let prefix = sources.first(where: { frame.1.hasPrefix($0) })
      else { continue }
      return SourcePlace(file: "Sources/" + frame.1.dropFirst(prefix.count), line: number)
    }
    return nil
  }
}
