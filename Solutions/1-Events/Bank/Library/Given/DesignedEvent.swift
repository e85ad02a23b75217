/// An event of a learner's design: the name and the fields under which it stands in a log.
public struct DesignedEvent: Hashable, Sendable {
  public let name: String
  public let fields: [String: String]

  public init(_ name: String, _ fields: [String: String] = [:]) {
    self.name = name
    self.fields = fields
  }
}

extension DesignedEvent: CustomStringConvertible {
  /// The event as a call: `BookLent(due: March 14, reader: Mary)`.
  public var description: String {
    let pairs = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return "\(name)(\(pairs.joined(separator: ", ")))"
  }
}
