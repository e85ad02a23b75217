import EventSourcing
import Events
import Foundation

/// A file with one recorded event on each line, as JSON.
struct HistoryFile {
  let url: URL

  /// Returns the events of the file, in the order of its lines.
  ///
  /// - Throws: ``HistoryFileError`` when the file or one of its lines cannot be read, and
  ///   `Unfinished` while the exercises that read events are not solved.
  func events() throws -> [RecordedEvent] {
    // Not by a `String` that reads the file itself: that drops a byte order mark, which is not JSON.
    guard let data = try? Data(contentsOf: url),
      let text = String(validating: data, as: UTF8.self)
    else {
      throw HistoryFileError(place: url.relativePath, reason: "there is no such readable text file")
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return try lines.enumerated().compactMap { index, line in
      line.allSatisfy(\.isWhitespace) ? nil : try event(from: line, at: index + 1)
    }
  }

  private func event(from line: Substring, at number: Int) throws -> RecordedEvent {
    do {
      return try JSONDecoder().decode(Line.self, from: Data(line.utf8), within: .event).recorded
    } catch let refusal as RefusedJSON {
      throw HistoryFileError(
        place: "\(url.relativePath):\(number)", reason: "the line \(refusal)")
    } catch let error as DecodingError {
      throw HistoryFileError(place: "\(url.relativePath):\(number)", reason: error.reason)
    }
  }
}

/// An unreadable history, and the place of the error.
struct HistoryFileError: Error, CustomStringConvertible {
  let place: String
  let reason: String

  var description: String {
    """
    \(place): \(reason).
    A line of a history looks like this:
    {"position":1,"stream":"account-1","version":1,"id":"00000000-0000-0000-0000-000000000001",\
    "recorded_at":"2026-01-05T09:05:00Z","type":"AccountOpened","data":{"account_id":1}}
    """
  }
}

/// One line of the file: a stored event and the metadata of the store.
private struct Line: Decodable {
  let recorded: RecordedEvent

  private enum Field: String, CodingKey {
    case position, stream, version, id
    case recordedAt = "recorded_at"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    let stream = try fields.decode(String.self, forKey: .stream)
    guard let stream = StreamID(parsing: stream) else {
      throw DecodingError.dataCorruptedError(
        forKey: .stream, in: fields, debugDescription: "a stream is written like account-1")
    }
    let date = try fields.decode(String.self, forKey: .recordedAt)
    guard let recordedAt = try? Date(date, strategy: .iso8601) else {
      throw DecodingError.dataCorruptedError(
        forKey: .recordedAt, in: fields,
        debugDescription: "a time is written like 2026-01-05T09:05:00Z")
    }
    recorded = RecordedEvent(
      position: try fields.decode(GlobalPosition.self, forKey: .position),
      stream: stream,
      version: try fields.decode(Int.self, forKey: .version),
      id: try fields.decode(EventID.self, forKey: .id),
      recordedAt: recordedAt,
      event: try StoredEvent(from: decoder).event)
  }
}

extension DecodingError {
  /// The error in one line, with the name of the field.
  fileprivate var reason: String {
    switch self {
    case .keyNotFound(let key, _):
      "the field '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "the line is not one JSON object"
        : "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' cannot be read: "
          + context.debugDescription.trimmingCharacters(in: ["."])
    @unknown default:
      "the line cannot be read"
    }
  }
}
