import API
import EventSourcing
import Foundation
import HTTPServer
import Messaging

extension SourceBatch {
  /// The limits for a batch: its messages are 1 MiB together, or it has one message of at most 1 MiB.
  static let limits = JSONLimits(
    size: 2 * 1024 * 1024, depth: 68, valueCount: 200_000,
    numberLength: JSONLimits.longestExactNumber)
  private static let longestSource = 100

  /// The batch as the body of a request.
  ///
  /// - Throws: `InvalidMessage` when a message can't be written.
  func json() throws -> String {
    let events = try entries.map { entry in
      #"{"position":\#(entry.position),"message":\#(try entry.message.json())}"#
    }
    let source = String(decoding: try JSONEncoder().encode(source), as: UTF8.self)
    return #"{"source":\#(source),"after":\#(after),"events":[\#(events.joined(separator: ","))]}"#
  }

  /// Reads the batch in the body of `request`.
  ///
  /// - Throws: `InvalidRequest` with the wrong member, and `UnsupportedMediaType`.
  init(of request: HTTPRequest) throws {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
    guard type?.filter({ $0 != " " }) == "application/json" else {
      throw UnsupportedMediaType(found: request.headers[.contentType])
    }
    let names = ["source", "after", "events"]
    let members = try JSONMembers(Self.value(of: request.body), names, in: "the body")
    guard case .string(let source) = try members["source"],
      1...Self.longestSource ~= source.unicodeScalars.count
    else {
      throw InvalidRequest(
        field: "source", "has to be a text of 1 to \(Self.longestSource) characters")
    }
    guard case .array(let events) = try members["events"], events.count <= HubPusher.longestBatch
    else {
      throw InvalidRequest(
        field: "events", "has to be a list of at most \(HubPusher.longestBatch) objects")
    }
    self.init(
      source: source, after: try members.number("after", from: 0),
      entries: try events.enumerated().map { try Entry($1, in: "events[\($0)]") })
  }

  private static func value(of body: [UInt8]) throws -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: Data(body), within: limits)
    } catch let refusal as RefusedJSON {
      throw InvalidRequest("the body \(refusal)")
    } catch {
      throw InvalidRequest("the body has a number in it whose exponent is out of range")
    }
  }
}

extension SourceBatch.Entry {
  /// - Throws: `InvalidRequest`.
  fileprivate init(_ value: JSONValue, in place: String) throws {
    let members = try JSONMembers(value, ["position", "message"], in: place)
    let position = try members.number("position", from: 1)
    let text = String(decoding: try JSONEncoder().encode(try members["message"]), as: UTF8.self)
    do {
      self.init(position: position, message: try Message(json: text))
    } catch {
      throw InvalidRequest(field: "\(place).message", error.description)
    }
  }
}

/// The members of an object in JSON, of which there are the known ones and no others.
private struct JSONMembers {
  private let values: [String: JSONValue]
  private let place: String

  /// - Throws: `InvalidRequest`.
  init(_ value: JSONValue, _ names: [String], in place: String) throws {
    guard case .object(let values) = value else {
      throw InvalidRequest("\(place) is not a JSON object")
    }
    if let other = values.keys.sorted().first(where: { !names.contains($0) }) {
      throw InvalidRequest(
        field: other, "is unknown; \(place) has \(names.joined(separator: ", "))")
    }
    self.values = values
    self.place = place
  }

  /// - Throws: `InvalidRequest` when it is missing.
  subscript(name: String) -> JSONValue {
    get throws {
      guard let value = values[name] else {
        throw InvalidRequest(field: name, "is missing in \(place)")
      }
      return value
    }
  }

  /// - Throws: `InvalidRequest`.
  func number(_ name: String, from least: Int) throws -> Int {
    guard case .integer(let number) = try self[name], number >= least else {
      throw InvalidRequest(field: name, "has to be a whole number from \(least) on, in \(place)")
    }
    return number
  }
}
