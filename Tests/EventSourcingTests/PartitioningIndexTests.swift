import EventSourcing
import Testing

@Suite("Binary search: where a sorted collection is parted")
struct PartitioningIndexTests {
  @Test("The first element behind the border is found", arguments: 0...9)
  func found(border: Int) {
    let numbers = [2, 3, 3, 5, 8]
    let expected = numbers.firstIndex { $0 > border } ?? numbers.endIndex
    #expect(numbers.partitioningIndex { $0 > border } == expected)
  }

  @Test("A slice has the indices of its collection")
  func slice() {
    #expect([2, 3, 5, 8][1...].partitioningIndex { $0 > 4 } == 2)
  }

  @Test("An empty collection has only its end")
  func empty() {
    #expect([Int]().partitioningIndex { $0 > 4 } == 0)
  }

  @Test("It looks at few elements, not at all of them")
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
