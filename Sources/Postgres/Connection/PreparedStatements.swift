/// The statements that the server has prepared for a session, and doesn't parse again.
///
/// A text is prepared when it is sent for the second time. There are never more than a hundred, so a
/// program that writes values into its SQL does not fill the server's memory.
struct PreparedStatements {
  /// How to send a statement.
  enum Plan: Equatable {
    case asText
    case prepare(name: String)
    case prepared(name: String)
  }

  private enum State {
    case seen
    /// Another batch must not use it: the server may skip it with the rest of its own batch.
    case preparing(name: String, batch: Int)
    case ready(name: String)
    /// It has failed once, because its tables had changed.
    case unusable
  }

  private static let largestCount = 100
  private static let largestSeenCount = 1_000

  private let isOn: Bool
  // Behind a pooler, two sessions may share a server's session: their names must differ.
  private let prefix = "workbook_\(String(UInt64.random(in: .min ... .max), radix: 36))_"
  private var states: [String: State] = [:]
  private var count = 0
  private var lastNumber = 0

  init(isOn: Bool) { self.isOn = isOn }

  mutating func plan(for sql: String, batch: Int) -> Plan {
    guard isOn else { return .asText }
    switch states[sql] {
    case .ready(let name): return .prepared(name: name)
    case .preparing(let name, batch): return .prepared(name: name)
    case .preparing, .unusable: return .asText
    case .seen:
      guard count < Self.largestCount else { return .asText }
      count += 1
      lastNumber += 1
      let name = "\(prefix)\(lastNumber)"
      states[sql] = .preparing(name: name, batch: batch)
      return .prepare(name: name)
    case nil:
      if states.count >= Self.largestCount + Self.largestSeenCount { forgetSeen() }
      states[sql] = .seen
      return .asText
    }
  }

  /// The server has prepared `sql`.
  mutating func confirm(_ sql: String) {
    if case .preparing(let name, _) = states[sql] { states[sql] = .ready(name: name) }
  }

  /// The server could not prepare `sql`.
  mutating func forget(_ sql: String) {
    guard case .preparing = states[sql] else { return }
    states[sql] = nil
    count -= 1
  }

  /// The prepared `sql` can't be run; from now on it is sent as text.
  mutating func avoid(_ sql: String) { states[sql] = .unusable }

  private mutating func forgetSeen() {
    states = states.filter { if case .seen = $0.value { false } else { true } }
  }
}
