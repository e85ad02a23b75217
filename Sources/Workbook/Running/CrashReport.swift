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
    let fatal = output.firstMatch(of: /Fatal error(?:: (.+))?/)
    let signal = output.firstMatch(of: /unexpected signal code (\d+)/)
    isTrap = crashed != nil || fatal != nil || signal != nil
    place = Self.firstFrame(in: output, root: root)
    if let fatal {
      message = fatal.1.map(String.init)
    } else {
      message = crashed.map { String($0.1) }
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
