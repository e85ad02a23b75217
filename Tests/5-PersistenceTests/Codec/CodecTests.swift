import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import StoreConformance
import Testing

@Suite("Stage 5: Serialization of events")
struct CodecTests {
  private let codec = EventCodec([Note.self, Parcel.self, Light.self])

  @Test("An event is stored as its type name, its shape and its JSON", .exercise("5.2"))
  func writes() throws {
    let outcome = try Outcome { try codec.encode(Light.switchedOff(room: 3)) }
    let expected = EventCodec.Stored(typeName: "LightOff", shape: 1, data: #"{"room":3}"#)
    try #require(
      outcome.value == expected,
      """
      The light in room 3 was switched off, and encoded.
        expected: \(words(expected))
        got:      it \(words(outcome))
      The name has its own column, so the data have only the event's fields. A name from Swift, or \
      a wrong shape, makes the log unreadable for the next program. Chapter 5, exercise 5.2.
      """)
  }

  @Test("Encoding is deterministic: the keys are sorted", .exercise("5.2"))
  func writesAlike() throws {
    let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { String(UnicodeScalar($0)) }
    let alphabet = UnknownEvent(
      typeName: "AlphabetWritten",
      data: .object(Dictionary(uniqueKeysWithValues: letters.map { ($0, .integer(1)) })))
    let texts = Set(try (0..<8).map { _ in try codec.encode(alphabet).data })
    let keys = try #require(texts.first).matches(of: /"(\w+)":/).map { String($0.1) }
    try #require(
      texts.count == 1 && keys == letters,
      """
      An event with a field for each letter from a to z was encoded eight times.
        expected: one text, with its fields in the order of the alphabet
        got:      \(texts.count == 1 ? "one text:" : "\(texts.count) texts, one of them") \
      \(texts.first ?? "")
      With a fixed order, two logs can be compared line by line. The codec's `encoder` sorts the \
      keys; a new JSONEncoder doesn't. Chapter 5, exercise 5.2.
      """)
  }

  @Test("A decoded event equals the one that was encoded", .exercise("5.2"))
  func readsBack() throws {
    let events: [any DomainEvent] = [
      Note("a"), Note(""), Parcel(), Parcel(note: "line one\nline two\u{0}"),
      Light.switchedOn(room: 1), Light.switchedOff(room: -1),
    ]
    for event in events {
      let outcome = try Outcome { try codec.decode(try codec.encode(event)) }
      try #require(
        outcome.value.map { "\($0)" } == "\(event)",
        """
        \(event) was encoded and decoded.
          expected: the same event
          got:      decoding \(outcome)
        Chapter 5, exercise 5.2.
        """)
    }
  }

  @Test("The type name decides which event it is, not the data", .exercise("5.2"))
  func readsByName() throws {
    let on = try Outcome { try codec.decode(.init(typeName: "LightOn", data: #"{"room":3}"#)) }
    let off = try Outcome { try codec.decode(.init(typeName: "LightOff", data: #"{"room":3}"#)) }
    try #require(
      on.value as? Light == .switchedOn(room: 3) && off.value as? Light == .switchedOff(room: 3),
      """
      The data {"room":3} are stored once as LightOn and once as LightOff.
        expected: switchedOn(room: 3) and switchedOff(room: 3)
        got:      decoding the first \(on), decoding the second \(off)
      One type can have several names, so pass the stored name to the `Reading`. Chapter 5, \
      exercise 5.2.
      """)
  }

  @Test("Unknown fields are ignored", .exercise("5.2"))
  func isTolerant() throws {
    let stored = EventCodec.Stored(typeName: "Noted", data: #"{"text":"a","colour":{"r":1}}"#)
    let outcome = try Outcome { try codec.decode(stored) }
    try #require(
      outcome.value as? Note == Note("a"),
      """
      A newer program has stored a note with a colour.
        expected: the note, without the colour
        got:      decoding \(outcome)
      Old and new programs read the same log. Chapter 5, exercise 5.2.
      """)
  }

  @Test("An event of an unknown type becomes an UnknownEvent with all its data", .exercise("5.2"))
  func keepsUnknown() throws {
    for (data, expected) in [
      (
        #"{"card":{"limit":1200.10,"tags":["a",null]}}"#,
        #"{"card":{"limit":1200.1,"tags":["a",null]}}"#
      ), (#"{"text":"looks like a note"}"#, #"{"text":"looks like a note"}"#),
      (#"{"room":3}"#, #"{"room":3}"#),
    ] {
      let outcome = try Outcome { try codec.decode(.init(typeName: "CardIssued", data: data)) }
      let unknown = outcome.value as? UnknownEvent
      let again = try unknown.map { try codec.encode($0) }
      try #require(
        unknown?.typeName == "CardIssued" && again?.typeName == "CardIssued"
          && (try again.map { try value(of: $0.data) }) == (try value(of: expected)),
        """
        A newer program has stored a CardIssued: \(data)
          expected: an UnknownEvent with this name and all of its data
          got:      \(again.map { "one that is encoded as \(words($0))" } ?? "decoding \(outcome)")
        One unknown event must not make the others unreadable, and a copy of the log must not lose \
        its data. Chapter 5, exercise 5.2.
        """)
    }
  }

  @Test("Damaged JSON of an unknown type is an error", .exercise("5.2"))
  func refusesDamagedUnknown() throws {
    let outcome = try Outcome {
      try codec.decode(.init(typeName: "CardIssued", data: #"{"card":"#))
    }
    try #require(
      outcome.error is RefusedJSON,
      """
      A newer program has stored a CardIssued, and its data were cut off in the middle.
        expected: throws RefusedJSON
        got:      decoding \(outcome)
      An unknown event is kept with all of its data or reported as damaged. Chapter 5, exercise \
      5.2.
      """)
  }

  @Test("A newer shape than the newest known one becomes an UnknownEvent", .exercise("5.2"))
  func keepsFuture() throws {
    let stored = EventCodec.Stored(typeName: "Noted", shape: 2, data: #"{"words":["a"]}"#)
    let looksRight = EventCodec.Stored(typeName: "Noted", shape: 2, data: #"{"text":"a"}"#)
    let outcomes = try [stored, looksRight].map { stored in
      try Outcome { try codec.decode(stored) }
    }
    try #require(
      outcomes.allSatisfy { ($0.value as? UnknownEvent)?.typeName == "Noted" },
      """
      A newer program stores notes in shape 2; this program knows shape 1.
        expected: both of two such notes become an UnknownEvent
        got:      decoding the first \(outcomes[0]), decoding the second \(outcomes[1])
      A newer shape may fit and mean something else: 100 may be cents, or units. Chapter 5, \
      exercise 5.2.
      """)
  }

  @Test("Older shapes are known", .exercise("5.2"), arguments: [1, 2])
  func readsPast(shape: Int) throws {
    // The step changes nothing, so that it does not matter here whether it is taken.
    let codec = EventCodec([Note.self], upcasters: [Upcaster(of: "Noted", from: 1) { $0 }])
    let stored = EventCodec.Stored(typeName: "Noted", shape: shape, data: #"{"text":"a"}"#)
    let outcome = try Outcome { try codec.decode(stored) }
    try #require(
      outcome.value as? Note == Note("a"),
      """
      There is one upcaster, so notes have had two shapes. A note of shape \(shape) is decoded.
        expected: the note
        got:      decoding \(outcome)
      Only a shape beyond `newestShape(of:)` is unknown. Chapter 5, exercise 5.2.
      """)
  }

  @Test(
    "Damaged data of a known type is an error", .exercise("5.2"),
    arguments: ["{}", #"{"text":7}"#, #"{"text":"a""#, "", "null"])
  func refuses(data: String) throws {
    let outcome = try Outcome { try codec.decode(.init(typeName: "Noted", data: data)) }
    try #require(
      outcome.error is DecodingError || outcome.error is RefusedJSON,
      """
      A note has a text, but this one has the data '\(data)'.
        expected: throws a DecodingError, or RefusedJSON where it isn't JSON
        got:      decoding \(outcome)
      The type is known, so the event is damaged and not unknown. If it passed as unknown, a \
      deposit would be missing from a balance without a sign. Chapter 5, exercise 5.2.
      """)
  }

  @Test("A new event is written in the newest shape, without upcasting", .exercise("5.2"))
  func writesNewest() throws {
    let codec = EventCodec(
      [Note.self, Light.self],
      upcasters: [
        Upcaster(of: "Noted", from: 2) { _ in .object(["text": .string("lifted")]) },
        Upcaster(of: "Noted", from: 1) { _ in .object(["text": .string("lifted")]) },
      ])
    let shapes = try [
      codec.encode(Note("a")), codec.encode(Light.switchedOn(room: 1)),
    ]
    try #require(
      shapes[0] == .init(typeName: "Noted", shape: 3, data: #"{"text":"a"}"#)
        && shapes[1].shape == 1,
      """
      Notes have had three shapes, and lights one. A new note and a new light are encoded.
        expected: shape 3 with the data that it has, and shape 1
        got:      \(words(shapes[0])), and \(words(shapes[1]))
      A new event stored in an old shape would be upcast when it is read, although nothing has to \
      be converted. Chapter 5, exercise 5.2.
      """)
  }

  /// The data without the order of their keys.
  private func value(of data: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(data.utf8))
  }

  private func words(_ stored: EventCodec.Stored) -> String {
    "\(stored.typeName), shape \(stored.shape), \(stored.data)"
  }

  private func words(_ outcome: Outcome<EventCodec.Stored>) -> String {
    outcome.value.map { "gave \(words($0))" } ?? "\(outcome)"
  }
}
