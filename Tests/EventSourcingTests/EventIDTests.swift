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

  @Test("Counted ids are unique, also across many tasks")
  func countedAtOnce() async {
    let ids = CountedEventIDs()
    let all = await withTaskGroup(of: EventID.self) { group in
      for _ in 1...100 { group.addTask { ids.next() } }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(all == Set((1...100).map(CountedEventIDs.id)))
  }

  @Test("A derived id is always the same, and different for each number")
  func derived() {
    let id = RandomEventIDs().next()
    #expect(Set([id, id.derived(1), id.derived(2), id.derived(1).derived(3)]).count == 4)
    #expect(id.derived(2) == id.derived(2))
    let text = CountedEventIDs.id(numbered: 7).derived(2).description
    #expect(text == "00000000-0000-8002-0000-000000000007")
  }

  @Test("Random ids are different")
  func random() {
    let ids = RandomEventIDs()
    #expect(Set((1...1_000).map { _ in ids.next() }).count == 1_000)
  }

  @Test("Random ids begin with the time, and have version 7")
  func version() throws {
    let before = UInt64(Date().timeIntervalSince1970 * 1_000)
    let text = RandomEventIDs().next().description
    let after = UInt64(Date().timeIntervalSince1970 * 1_000)
    let groups = text.split(separator: "-")
    let milliseconds = try #require(UInt64(groups[0] + groups[1], radix: 16))
    #expect((before...after).contains(milliseconds))
    #expect(groups[2].first == "7")
    #expect("89ab".contains(try #require(groups[3].first)))
  }

  @Test("An id is printed like a Foundation UUID, but in lower case, and can be parsed")
  func text() {
    for _ in 1...100 {
      let uuid = UUID()
      let id = EventID(rawValue: uuid)
      #expect(id.description == uuid.uuidString.lowercased())
      #expect(EventID(parsing: id.description) == id)
      #expect(EventID(parsing: uuid.uuidString) == id)
    }
  }

  @Test(
    "Text that isn't a UUID is rejected",
    arguments: [
      "", "17", "00000000-0000-0000-0000-00000000000", "00000000-0000-0000-0000-0000000000001",
      "00000000-0000-0000-0000-00000000000g", "000000000000-0000-0000-0000-00000000",
      "00000000-0000-0000-0000_000000000001", "{0000000-0000-0000-0000-000000000001",
      "00000000-0000-0000-0000-0000000000é", " 0000000-0000-0000-0000-000000000001",
    ])
  func noID(text: String) {
    #expect(EventID(parsing: text) == nil)
  }

  @Test("An id is stored as a lower-case UUID, and decoded in any case")
  func stored() throws {
    let id = CountedEventIDs.id(numbered: 171)
    let json = #""00000000-0000-0000-0000-0000000000ab""#
    #expect(String(decoding: try JSONEncoder().encode(id), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(EventID.self, from: Data(json.utf8)) == id)
    #expect(try JSONDecoder().decode(EventID.self, from: Data(json.uppercased().utf8)) == id)
  }
}
