import EventSourcing
import Foundation

/// A value of a request, whichever protocol it came in.
enum Field: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case bool(Bool)
  case list([Field])
  case object([String: Field])
  case null
  /// A number that is not whole.
  case otherNumber
}

extension Field: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // A wrong guess costs an error, so the most frequent types come first.
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let members = try? decoder.container(keyedBy: Name.self) {
      self = .object(try members.fields)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if var elements = try? decoder.unkeyedContainer() {
      var list: [Field] = []
      while !elements.isAtEnd { list.append(try elements.decode(Field.self)) }
      self = .list(list)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else {
      self = container.decodeNil() ? .null : .otherNumber
    }
  }

  /// A batch of ten messages with ten attributes has some 500 values.
  private static let limits = JSONLimits(
    size: SQSServer.largestBody, depth: 8, valueCount: 2_000)

  /// The members of the JSON object in `body`.
  ///
  /// - Throws: ``ServiceError``.
  static func members(ofJSON body: [UInt8]) throws(ServiceError) -> [String: Field] {
    do {
      return try JSONDecoder().decode(Members.self, from: Data(body), within: limits).fields
    } catch is DecodingError {
      throw .unreadable("The request is JSON, but not an object")
    } catch {
      throw .unreadable("The request is not valid JSON: \(error)")
    }
  }

  /// The object of a request. It is known to be one, so there is nothing to guess.
  private struct Members: Decodable {
    let fields: [String: Field]

    init(from decoder: any Decoder) throws {
      fields = try decoder.container(keyedBy: Name.self).fields
    }
  }
}

private struct Name: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer<Name> {
  /// All members.
  fileprivate var fields: [String: Field] {
    get throws {
      var fields: [String: Field] = [:]
      for name in allKeys { fields[name.stringValue] = try decode(Field.self, forKey: name) }
      return fields
    }
  }
}
