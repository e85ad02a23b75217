public import EventSourcing
import Foundation
public import HTTPServer

/// A response in readable form.
public struct Reply: Sendable, CustomStringConvertible {
  public let status: Int
  public let headers: HTTPHeaders
  /// The body; empty when it is a stream.
  public let text: String

  public init(_ response: HTTPResponse) {
    status = response.status.code
    headers = response.headers
    text =
      switch response.body {
      case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
      case .stream: ""
      }
  }

  /// The body as JSON; `nil` when it is not JSON.
  public var json: JSONValue? { try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) }

  /// A member of the body; `nil` when the body is not an object, or has no such member.
  public subscript(member: String) -> JSONValue? {
    if case .object(let members) = json { members[member] } else { nil }
  }

  /// The name of the problem, such as `insufficient-funds`; `nil` when it is not a named problem.
  public var problem: String? {
    guard case .string(let type) = self["type"], let mark = type.firstIndex(of: "#") else {
      return nil
    }
    return String(type[type.index(after: mark)...])
  }

  /// The end of a sentence: `201 {"account_id":1}`.
  public var description: String { text.isEmpty ? "\(status)" : "\(status) \(text)" }
}
