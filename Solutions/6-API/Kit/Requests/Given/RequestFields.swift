public import EventSourcing
import Foundation
public import HTTPServer

/// The members of the JSON object in the body of a request.
public struct RequestFields: Sendable {
  let values: [String: JSONValue]

  /// Parses the body of `request`, which may have the members `names` and no others.
  ///
  /// - Throws: ``UnsupportedMediaType``, ``Problem`` when it is compressed, and ``InvalidRequest``
  ///   when it is not a JSON object or has unknown members. An ignored member would make the client
  ///   expect an effect that never comes.
  public init(of request: HTTPRequest, _ names: String...) throws {
    try UnsupportedContentCoding.check(request)
    guard request.mediaType == "application/json" else {
      throw UnsupportedMediaType(found: request.headers[.contentType])
    }
    guard case .object(let values) = try JSONText.value(of: request.body) else {
      let example = names.first.map { "{\"\($0)\": …}" } ?? "{}"
      throw InvalidRequest("the body is not a JSON object, such as \(example)")
    }
    if let other = values.keys.sorted().first(where: { !names.contains($0) }) {
      let known =
        names.isEmpty ? "there are none" : "the fields are \(names.joined(separator: ", "))"
      throw InvalidRequest(field: other, "is unknown; \(known)")
    }
    self.values = values
  }

  /// A text for people: no control characters, and nothing that looks like markup.
  ///
  /// The rules limit the characters of a name. But one character can consist of thousands of
  /// Unicode scalars, and an event is stored for ever: so the scalars are limited here.
  ///
  /// - Throws: ``InvalidRequest`` with the field's name.
  public func text(_ name: String) throws -> String {
    guard case .string(let text) = try value(name) else {
      throw InvalidRequest(field: name, "has to be a string")
    }
    guard text.unicodeScalars.count <= Self.longestText else {
      throw InvalidRequest(field: name, "is too long")
    }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.generalCategory != .control && scalar != "<" && scalar != ">"
    }
    guard isPlain else {
      throw InvalidRequest(field: name, "must not contain control characters, < or >")
    }
    return text
  }

  /// The value of a field.
  ///
  /// - Throws: ``InvalidRequest`` when the field is missing.
  public func value(_ name: String) throws -> JSONValue {
    guard let value = values[name] else { throw InvalidRequest(field: name, "is missing") }
    return value
  }

  /// The whole numbers that JavaScript, and other clients with `Double`, represent exactly.
  static let numbers = 1...((1 << 53) - 1)

  /// The maximum number of Unicode scalars: several for each character of the longest name.
  private static let longestText = 1_000
}

/// The request's `Content-Type` is not JSON.
public struct UnsupportedMediaType: Error, Hashable {
  public let found: String?

  public init(found: String?) {
    self.found = found
  }
}

extension UnsupportedMediaType: CustomStringConvertible {
  public var description: String {
    "the body has to be application/json, and the Content-Type is \(found?.prefix(100) ?? "missing")"
  }
}

extension HTTPRequest {
  /// The media type of the body, without parameters such as the charset.
  fileprivate var mediaType: String? {
    headers[.contentType]?.split(separator: ";", omittingEmptySubsequences: false).first
      .map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
  }
}
