import Foundation
import Synchronization

/// Ids that count 1, 2, 3, for tests and for output that must be the same in every run.
public final class CountedEventIDs: EventIDSource {
  private let last = Mutex<UInt64>(0)

  public init() {}

  public func next() -> EventID {
    let number = last.withLock { last in
      last += 1
      return last
    }
    return Self.id(numbered: number)
  }

  /// Returns the id at `number` in the count.
  public static func id(numbered number: UInt64) -> EventID {
    var bytes = [UInt8](repeating: 0, count: 16)
    withUnsafeBytes(of: number.bigEndian) { bytes.replaceSubrange(8..., with: $0) }
    return EventID(
      rawValue: bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) })
  }
}
