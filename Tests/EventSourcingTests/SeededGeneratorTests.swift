import EventSourcing
import Testing

@Suite("Given: Seeded random numbers")
struct SeededGeneratorTests {
  @Test("The same seed gives the same numbers, and another seed gives others")
  func repeats() {
    func numbers(seed: UInt64) -> [UInt64] {
      var random = SeededGenerator(seed: seed)
      return (0..<10).map { _ in random.next() }
    }
    #expect(numbers(seed: 7) == numbers(seed: 7))
    #expect(numbers(seed: 7) != numbers(seed: 8))
    #expect(Set(numbers(seed: 7)).count == 10)
  }

  @Test("The numbers are those of SplitMix64")
  func knownNumbers() {
    var random = SeededGenerator(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
  }
}
