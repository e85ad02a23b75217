import EventSourcing
import ExerciseSupport
import ManyMachines
import Testing

@Suite("Stage 8: Sharing the streams of a log")
struct WorkShareTests {
  @Test(
    "The hash is FNV-1a over UTF-8", .exercise("8.14"),
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c),
      ("foobar", 0x8594_4171_f739_67e8), ("account-1", 0xde63_7fc2_4868_1e56),
      ("account-é", 0x4c38_ea21_09cb_c20b),
    ] as [(String, UInt64)])
  func hash(text: String, expected: UInt64) throws {
    let hash = WorkShare.hash(of: text)
    try #require(
      hash == expected,
      """
      The hash of "\(text)":
        expected: \(String(expected, radix: 16))
        got:      \(String(hash, radix: 16))
      Every process computes the same number, also in another language and after the next update of \
      Swift. FNV-1a starts with the offset basis; for each byte of the UTF-8, first comes the \
      exclusive or, then the multiplication. Chapter 8, exercise 8.14.
      """)
  }

  @Test(
    "The slot of a stream is the remainder of its hash", .exercise("8.14"),
    arguments: [("1", 8, 6), ("1", 12, 10), ("2", 7, 1), ("é", 8, 3), ("10", 1, 0)])
  func slot(id: String, count: Int, expected: Int) throws {
    let stream = StreamID(category: "account", id: id)
    let slot = WorkShare(slotCount: count).slot(of: stream)
    try #require(
      slot == expected,
      """
      The slot of \(stream), of \(count):
        expected: \(expected)
        got:      \(slot)
      It is hash % slotCount, computed without a sign, of the stream's `description`. Chapter 8, \
      exercise 8.14.
      """)
  }

  @Test("Slots have about the same number of streams", .exercise("8.14"))
  func distribution() throws {
    let share = WorkShare(slotCount: 12)
    var counts: [Int: Int] = [:]
    for number in 1...10_000 {
      counts[share.slot(of: StreamID(category: "account", id: "\(number)")), default: 0] += 1
    }
    let sizes = (0..<12).map { counts[$0] ?? 0 }
    try #require(
      sizes.reduce(0, +) == 10_000 && sizes.allSatisfy { (750...920).contains($0) },
      """
      10,000 streams in 12 slots, about 833 in each:
        expected: 750 to 920 in each of the slots 0 to 11
        got:      \(sizes)
      The rest of the hash, divided by `slotCount`, spreads the streams evenly. Chapter 8, \
      exercise 8.14.
      """)
  }

  @Test("Each slot belongs to one member", .exercise("8.14"), arguments: [1, 5, 12, 16])
  func partition(slotCount: Int) throws {
    let share = WorkShare(slotCount: slotCount)
    for members in WorkShareTests.groups {
      let slots = members.map { share.slots(of: $0, among: members) }
      try #require(
        slots.joined().sorted() == Array(0..<slotCount),
        """
        \(slotCount) slots among \(members):
          expected: each of them once
          got:      \(slots)
        A slot without a member is a part of the log that is never read. Chapter 8, exercise 8.14.
        """)
      let sizes = slots.map(\.count)
      try #require(
        (sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1,
        """
        \(slotCount) slots among \(members):
          expected: no member has two more than another
          got:      \(sizes)
        Deal them out like cards: one to each member, then one more to each. Chapter 8, exercise \
        8.14.
        """)
    }
  }

  @Test("All members agree, in whatever order they see the group", .exercise("8.14"))
  func agreement() throws {
    let share = WorkShare(slotCount: 8)
    let members = ["bank-2", "bank-10", "bank-1"]
    let orders = [members, members.reversed(), members.sorted()]
    for member in members {
      let slots = orders.map { Set(share.slots(of: member, among: $0)) }
      try #require(
        Set(slots).count == 1 && slots.first?.isEmpty == false,
        """
        The database returned the members in three orders. \(member) worked out its slots from each:
          expected: some slots, the same ones each time
          got:      \(slots.map { $0.sorted() })
        The members don't talk to each other, so each of them has to sort first. Chapter 8, exercise \
        8.14.
        """)
    }
  }

  @Test("A name that isn't in the group has no slots", .exercise("8.14"))
  func stranger() throws {
    let share = WorkShare(slotCount: 4)
    let slots = [
      share.slots(of: "bank-3", among: ["bank-1", "bank-2"]),
      share.slots(of: "bank-3", among: []),
    ]
    let own = share.slots(of: "bank-3", among: ["bank-3"])
    try #require(
      slots == [[], []] && own.sorted() == [0, 1, 2, 3],
      """
      bank-3 worked out its slots when it was not in the group, and when it was the only member.
        expected: [[], []], then all 4
        got:      \(slots), then \(own)
      A name that isn't in the list of members has no slots. Chapter 8, exercise 8.14.
      """)
  }

  /// Groups of one to nine members, which are not in order.
  private static let groups: [[String]] = (1...9).map { count in
    (1...count).map { "bank-\($0 * 7 % 10)" }
  }
}
