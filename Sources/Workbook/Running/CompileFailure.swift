import Foundation

/// The first error that the compiler reported, without the log around it.
struct CompileFailure: Error, Sendable, Equatable {
  /// Where the error is, counted from 1; `nil` for one that has no place, such as a linker's.
  struct Place: Sendable, Equatable {
    /// The file, from the package's root when it is inside.
    let file: String
    let line: Int
    let column: Int
  }

  /// One error that has a place.
  struct Report: Sendable, Equatable {
    let place: Place
    let message: String
  }

  let place: Place?
  let message: String
  /// The line of source that the error is in.
  let source: String?
  /// All different errors that have a place, in the order in which they were reported.
  let reports: [Report]
  /// How many different errors were reported besides this one.
  var others: Int { max(reports.count - 1, 0) }

  /// Reads the compiler's output; files of `package` are named from its root.
  init(log: String, package: Package, source: (_ file: String) -> String?) {
    var errors: [Report] = []
    for line in log.lines {
      guard let match = line.wholeMatch(of: /(\/?\S.*?\.(?:swift|md)):(\d+):(\d+): error: (.*)/),
        let number = Int(match.2), let column = Int(match.3)
      else { continue }
      let file = String(match.1)
      let place = Place(file: package.path(of: file) ?? file, line: number, column: column)
      // Each file's error is reported again by every step that reads the file.
      let report = Report(place: place, message: String(match.4))
      if !errors.contains(report) { errors.append(report) }
    }
    reports = errors
    // The learner's own code first: an error there is the cause of one in the tests.
    let own = errors.first { $0.place.file.hasPrefix("Sources/") }
    if let first = own ?? errors.first {
      place = first.place
      message = first.message
      self.source = source(first.place.file)?.lines.dropFirst(first.place.line - 1).first
    } else {
      place = nil
      message = Self.unplaced(in: log)
      self.source = nil
    }
  }

  private static func unplaced(in log: String) -> String {
    let lines = log.lines.filter { !$0.allSatisfy(\.isWhitespace) }
    let error = lines.lazy.compactMap { $0.firstMatch(of: /\berror: (.+)/).map { String($0.1) } }
    return error.first ?? lines.last ?? "the build failed without a message."
  }
}
