import EventSourcing
import Foundation
import ManyMachines
import Persistence

extension PendingAppend {
  /// An append of notes with these numbers, whose event ids have them as well.
  static func notes(
    _ numbers: [Int], to stream: StreamID, expecting expected: ExpectedVersion = .any,
    at time: Date = .noteTime
  ) -> PendingAppend {
    PendingAppend(
      stream: stream, expected: expected,
      events: numbers.map { number in
        Event(
          id: CountedEventIDs.id(numbered: UInt64(number)),
          stored: EventCodec.Stored(typeName: "Noted", data: #"{"text":"note \#(number)"}"#))
      }, time: time)
  }
}

extension Date {
  /// When the notes of the tests are made.
  static let noteTime = Date(timeIntervalSince1970: 1_772_366_400)
}
