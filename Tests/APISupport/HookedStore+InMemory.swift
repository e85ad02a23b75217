import EventSourcing
import Foundation
import InMemoryStoreSolution
public import TestStores

extension HookedStore {
  /// A store in memory with hooks, whose clock stands at noon.
  public convenience init(
    beforeAppend: @escaping AppendHook = { _, _ in },
    afterAppend: @escaping AppendHook = { _, _ in },
    beforeRecord: @escaping RecordHook = { _, _, _ in }
  ) {
    self.init(
      InMemoryEventStore(clock: ManualWallClock(.noon)), beforeAppend: beforeAppend,
      afterAppend: afterAppend,
      beforeRecord: beforeRecord)
  }
}
