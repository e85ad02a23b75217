/// One line of Swift Testing's event stream, with the members that the companion uses.
struct StreamRecord: Decodable {
  struct Payload: Decodable {
    let kind: String
    let id: String?
    let name: String?
    let displayName: String?
    let sourceLocation: Location?
    let testID: String?
    let messages: [Message]?
    let issue: Issue?
  }

  struct Message: Decodable {
    /// The kind of the line, such as `details` for a comment.
    let symbol: String?
    let text: String

    /// Whether it only says by which elements two collections differ.
    var isDifference: Bool { symbol == "difference" }
  }

  struct Issue: Decodable {
    let isKnown: Bool?
    let isFailure: Bool?
    let sourceLocation: Location?

    /// Whether the issue makes its test fail: neither a known one nor a warning.
    var isFailing: Bool { isFailure ?? !(isKnown ?? false) }
  }

  struct Location: Decodable {
    let fileID: String
    let line: Int

    var place: TestPlace { TestPlace(file: fileID, line: line) }
  }

  let kind: String
  let payload: Payload
}
