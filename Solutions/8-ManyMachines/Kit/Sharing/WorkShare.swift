public import EventSourcing

/// How the members of a consumer group share the streams of a log.
///
/// Each stream belongs to one of a fixed number of slots, and each slot to one member. Each slot has a
/// lease and a checkpoint.
public struct WorkShare: Hashable, Sendable {
  /// It never changes while the group has a checkpoint: with another number, streams belong to other
  /// slots, whose checkpoints are elsewhere.
  public let slotCount: Int

  /// - Precondition: There is at least one slot.
  public init(slotCount: Int) {
    precondition(slotCount > 0, "A group needs at least one slot.")
    self.slotCount = slotCount
  }

  private static let offsetBasis: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  /// Returns the FNV-1a hash of the UTF-8 bytes of `text`, the same in every process, for ever.
  ///
  /// Swift's `hashValue` is different each time a program starts.
  public static func hash(of text: String) -> UInt64 {
    // BEGIN EXERCISE 8.14
    // starter: // Begin with `offsetBasis`. For each byte: exclusive or, then multiply with `prime`.
    // starter: 0
    var hash = offsetBasis
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash &*= prime
    }
    return hash
    // END EXERCISE 8.14
  }

  /// Returns the slot of `stream`: a number from 0 to `slotCount - 1`.
  public func slot(of stream: StreamID) -> Int {
    // BEGIN EXERCISE 8.14
    // starter: // One slot has all the work.
    // starter: 0
    Int(Self.hash(of: stream.description) % UInt64(slotCount))
    // END EXERCISE 8.14
  }

  /// Returns the slots of `member` while the group consists of `members`, in any order.
  ///
  /// Members that see the same group agree without talking: each slot belongs to one of them, and
  /// none has two more than another. A name that isn't among the members has no slots.
  public func slots(of member: String, among members: [String]) -> [Int] {
    // BEGIN EXERCISE 8.14
    // starter: // Which place has `member`? All members need the same answer to that.
    // starter: []
    let sorted = members.sorted()
    guard let place = sorted.firstIndex(of: member) else { return [] }
    return Array(stride(from: place, to: slotCount, by: sorted.count))
    // END EXERCISE 8.14
  }
}
