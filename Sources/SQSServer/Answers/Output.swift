/// What an action answers, for both protocols.
enum Output: Sendable {
  case text(String)
  case integer(Int)
  case bool(Bool)
  case bytes([UInt8])
  case object([Member])
  /// In XML, each member of the list is an element of this name, and nothing is around them.
  case list([Output], element: String)
  /// In XML, each member is an element of this name, with its key in an element `key`.
  case map([Member], element: String, key: String = "Name")

  struct Member: Sendable {
    let name: String
    let value: Output
  }

  /// An object without those members that are `nil`.
  static func members(_ members: KeyValuePairs<String, Output?>) -> Output {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// A map in the order of its keys; `nil` when it is empty.
  static func map(
    _ values: [String: Output], element: String, key: String = "Name"
  ) -> Output? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted { $0.key < $1.key }
    return .map(sorted.map { Member(name: $0.key, value: $0.value) }, element: element, key: key)
  }

  /// A list; `nil` when it is empty.
  static func list(unlessEmpty list: [Output], element: String) -> Output? {
    list.isEmpty ? nil : .list(list, element: element)
  }
}
