import EventSourcing
import StoreConformance
import Testing

@testable import Persistence

@Suite("Stage 5: Limits of stored events")
struct CodecLimitTests {
  private let codec = EventCodec([Note.self])

  @Test(
    "Data that is nested too deeply is not decoded, alone or with others",
    arguments: [("[", "]"), (#"{"a":"#, "}")])
  func refusesDepth(opening: String, closing: String) throws {
    for depth in 65...1_000 {
      let data =
        String(repeating: opening, count: depth) + "7" + String(repeating: closing, count: depth)
      let stored = EventCodec.Stored(typeName: "CardIssued", data: data)
      #expect(throws: RefusedJSON.depth(limit: 64)) { try codec.decode(stored) }
      #expect(throws: RefusedJSON.depth(limit: 64)) {
        try codec.decodeTogether([.init(typeName: "Noted", data: #"{"text":"a"}"#), stored])
      }
    }
  }
}
