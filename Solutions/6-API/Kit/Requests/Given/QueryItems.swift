import Foundation
public import HTTPServer

/// The query of a request's target: the part after the `?`.
public struct QueryItems: Sendable {
  private let values: [String: String]

  /// Parses the query of `request`, which may have the parts `names` and no others, each once.
  ///
  /// - Throws: ``InvalidRequest`` with the name of the unexpected part.
  public init(of request: HTTPRequest, _ names: String...) throws {
    var values: [String: String] = [:]
    for item in (request.query ?? "").split(separator: "&") {
      let parts = try item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(Self.decoded)
      guard names.contains(parts[0]) else {
        let known = names.isEmpty ? "nothing" : names.joined(separator: ", ")
        throw InvalidRequest(field: parts[0], "is unknown; the query may have \(known)")
      }
      guard values.updateValue(parts.count == 2 ? parts[1] : "", forKey: parts[0]) == nil else {
        throw InvalidRequest(field: parts[0], "appears twice")
      }
    }
    self.values = values
  }

  private static func decoded(_ text: Substring) throws -> String {
    guard let decoded = String(text).removingPercentEncoding else {
      throw InvalidRequest("the query has a % that encodes nothing")
    }
    return decoded
  }

  public subscript(name: String) -> String? { values[name] }

  /// The number in a part; `nil` when the part is missing.
  ///
  /// - Throws: ``InvalidRequest`` when it is not a whole number in `range`.
  public func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    try values[name].map { try Self.number($0, field: name, in: range) }
  }

  /// Parses a number written with digits only.
  ///
  /// - Throws: ``InvalidRequest`` when it is not a whole number in `range`.
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
