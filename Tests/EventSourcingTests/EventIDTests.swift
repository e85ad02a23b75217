import EventSourcing
import Foundation
import Testing

@Suite("Given: EventID")
struct EventIDTests {
  @Test("Counted ids are the same in every run")
  func counted() {
    let ids = CountedEventIDs()
    #expect(ids.next().description == "00000000-0000-0000-0000-000000000001")
    #expect(ids.next() == CountedEventIDs.id(numbered: 2))
    #expect(CountedEventIDs.id(numbered: 258).description.hasSuffix("-000000000102"))
  }

  @Test("Counted ids are all different, also when many tasks ask at once")
  func countedAtOnce() async {
    let ids = CountedEventIDs()
    let all = await withTaskGroup(of: EventID.self) { group in
      for _ in 1...100 { group.addTask { ids.next() } }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(all == Set((1...100).map(CountedEventIDs.id)))
  }

  @Test("Random ids are different")
  func random() {
    let ids = RandomEventIDs()
    #expect(ids.next() != ids.next())
  }

  @Test("An id is stored as its UUID alone, in lower case, and read in any case")
  func stored() throws {
    let id = CountedEventIDs.id(numbered: 171)
    let json = #""00000000-0000-0000-0000-0000000000ab""#
    #expect(String(decoding: try JSONEncoder().encode(id), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(EventID.self, from: Data(json.utf8)) == id)
    #expect(try JSONDecoder().decode(EventID.self, from: Data(json.uppercased().utf8)) == id)
  }
}
