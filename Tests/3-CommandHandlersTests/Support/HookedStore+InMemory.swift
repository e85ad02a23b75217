import EventSourcing
import Foundation
import InMemoryStoreSolution
import TestStores

extension HookedStore {
  /// A store in memory with hooks.
  convenience init(
    beforeAppend: @escaping AppendHook = { _, _ in },
    afterAppend: @escaping AppendHook = { _, _ in }, afterRead: @escaping ReadHook = { _, _ in }
  ) {
    self.init(
      InMemoryEventStore(clock: ManualWallClock(.distantPast)), beforeAppend: beforeAppend,
      afterAppend: afterAppend, afterRead: afterRead)
  }
}
