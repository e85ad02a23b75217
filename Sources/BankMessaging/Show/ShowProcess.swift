/// The processes of the show, in the order in which they are started.
package enum ShowProcess: String, CaseIterable, Sendable {
  case queue, hub, users, accounts, audit, bank, publisher
  case worker1 = "worker 1"
  case worker2 = "worker 2"

  /// The argument with which the chapter's program becomes this process.
  package var program: String {
    switch self {
    case .worker1, .worker2: "worker"
    default: rawValue
    }
  }

  /// Whether others send it requests.
  package var isServer: Bool {
    switch self {
    case .publisher, .worker1, .worker2: false
    default: true
    }
  }
}

extension ShowProcess: CustomStringConvertible {
  package var description: String { rawValue }
}
