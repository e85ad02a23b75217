import API
import BankPages
import CommandHandlers
import EventSourcing
import Events
import InMemoryStore
import Persistence
import ReadModels
import ServingSupport

/// The parts of the bank, put together: the one place that knows all of them.
struct ServedBank {
  let store: any EventStore
  let reads: ReadSide
  let controller: BankController
  private let keeper: SnapshotKeeper?

  /// Every event that may stand in the log.
  private static let codec = EventCodec(
    [
      Account.Event.self, User.Event.self, EmailReservation.Event.self, Transfer.Event.self,
      RequestEvent.self,
    ], upcasters: [.depositsInCents])

  /// Opens the bank in the file that `settings` name, or makes it.
  ///
  /// - Throws: `StorageError`, and what the file system throws.
  init(_ settings: Settings) throws {
    var accounts: (any AccountLoader)?
    if let path = settings.serving.database {
      try makeFolder(for: path)
      let file = try SQLiteEventStore(path: path, codec: Self.codec)
      store = StreamCache(file)
      let snapshots = try Snapshots(path: path)
      let loader = SnapshotLoader(store: store, snapshots: snapshots, threshold: settings.threshold)
      accounts = SnapshottedAccounts(loader: loader, snapshots: snapshots)
      keeper = SnapshotKeeper(loader: loader, snapshots: snapshots, threshold: settings.threshold)
    } else {
      store = InMemoryEventStore()
      keeper = nil
    }
    let given = try BankPages()
    let pages = WebPages(explorer: given.explorer, docs: given.docs, contract: given.contract)
    reads = ReadSide(store: store)
    controller = BankController(store: store, reads: reads, accounts: accounts, pages: pages)
  }

  /// Keeps the read models and the snapshots up to date, until the task is cancelled.
  func run() async {
    await withTaskGroup { group in
      group.addTask { await reads.follow() }
      if let keeper { group.addTask { await keeper.follow(store, after: reads.accounts.position) } }
    }
  }
}
