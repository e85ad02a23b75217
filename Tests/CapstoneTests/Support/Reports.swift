import Synchronization

/// The errors that a storeroom reported, for the message of a test that got a 500.
final class Reports: Sendable {
  private let all = Mutex<[String]>([])

  var latest: String? { all.withLock { $0.last } }

  func add(_ report: String) { all.withLock { $0.append(report) } }
}
