import Serving
import Synchronization

/// Reports troubles to the people who operate a program: each one once, until something works again.
final class Reports: Sendable {
  private let known = Mutex<Set<String>>([])
  private let write: @Sendable (String) -> Void

  init(write: @escaping @Sendable (String) -> Void = { warn($0) }) { self.write = write }

  /// Reports a trouble, unless it is known.
  func report(_ trouble: String) {
    let isNews = known.withLock { known in
      if known.count == Self.limit { known = [] }
      return known.insert(trouble).inserted
    }
    if isNews { write(trouble) }
  }

  /// Something works: a trouble that comes again is a new one.
  func forget() { known.withLock { $0 = [] } }

  /// The troubles that it knows at most.
  private static let limit = 100
}
