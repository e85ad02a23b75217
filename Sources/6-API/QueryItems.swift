import Foundation
public import HTTPServer

/// What stands after the `?` of a target.
public struct QueryItems: Sendable {
  private let values: [String: String]

  /// Reads the query of `request`, which may have the parts `names` and no others, each once.
  ///
  /// - Throws: ``InvalidRequest`` that names the part that is too much.
  public init(of request: HTTPRequest, _ names: String...) throws {
    var components = URLComponents()
    components.percentEncodedQuery = request.query.flatMap { $0.isEmpty ? nil : String($0) }
    var values: [String: String] = [:]
    for item in components.queryItems ?? [] {
      guard names.contains(item.name) else {
        let known = names.isEmpty ? "there is nothing to ask for here" : names.joined(separator: ", ")
        throw InvalidRequest(field: item.name, "nobody reads this; \(known)")
      }
      guard values.updateValue(item.value ?? "", forKey: item.name) == nil else {
        throw InvalidRequest(field: item.name, "is there twice")
      }
    }
    self.values = values
  }

  public subscript(name: String) -> String? { values[name] }

  /// The number in a part; `nil` when the part is not there.
  ///
  /// - Throws: ``InvalidRequest`` when it is no whole number in `range`.
  public func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    try values[name].map { try Self.number($0, field: name, in: range) }
  }

  /// Reads a number written with digits only.
  ///
  /// - Throws: ``InvalidRequest`` when it is no whole number in `range`.
  static func number(_ text: String, field: String, in range: ClosedRange<Int>) throws -> Int {
    guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      let number = Int(text), range ~= number
    else {
      let most = range.upperBound == .max ? "or more" : "to \(range.upperBound)"
      throw InvalidRequest(field: field, "has to be a whole number, \(range.lowerBound) \(most)")
    }
    return number
  }
}
