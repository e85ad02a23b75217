import EventSourcing
import Testing

@Suite("Given: Binary search in a sorted collection")
struct PartitioningIndexTests {
  @Test("The first element after the border is found", arguments: 0...9)
  func found(border: Int) {
    let numbers = [2, 3, 3, 5, 8]
    let expected = numbers.firstIndex { $0 > border } ?? numbers.endIndex
    #expect(numbers.partitioningIndex { $0 > border } == expected)
  }

  @Test("A slice has its collection's indices")
  func slice() {
    #expect([2, 3, 5, 8][1...].partitioningIndex { $0 > 4 } == 2)
  }

  @Test("An empty collection returns its end")
  func empty() {
    #expect([Int]().partitioningIndex { $0 > 4 } == 0)
  }

  @Test("It visits few elements, not all of them")
  func complexity() {
    var looks = 0
    let index = (0..<1_000_000).partitioningIndex { number in
      looks += 1
      return number >= 700_001
    }
    #expect(index == 700_001)
    #expect(looks <= 20)
  }
}
