public import API
import BankPages
import CommandHandlers
public import EventSourcing
import Events
public import HTTPServer
import InMemoryStore
import Persistence
import ReadModels
import Serving

/// The composition root of the bank: store, read side, snapshots, pages and HTTP API.
///
/// This is the one place that knows all parts. To keep the log elsewhere, change `store` here.
public struct BankApplication: Sendable {
  let settings: BankSettings
  /// The log.
  public let store: any EventStore
  let reads: ReadSide
  let controller: BankController
  private(set) var api: RoutedAPI
  /// `nil` when the log is in memory, because there are no snapshots then.
  let snapshotter: Snapshotter?

  /// Opens the bank's file, or creates it.
  ///
  /// - Throws: `FileTrouble`, which names the file, and `Unfinished`.
  public init(_ settings: BankSettings) throws {
    self.settings = settings
    var states: (any StateLoader)?
    var newestSnapshots: @Sendable () async throws -> [SnapshotNote] = { [] }
    var durable: DurableBankModels?
    if let path = settings.server.database {
      let (file, snapshots) = try openFile(at: path) {
        (try SQLiteEventStore(path: path, codec: .bank), try Snapshots(path: path))
      }
      store = FanOutStore(file)
      durable = Self.durableModels(besideLogAt: path)
      let threshold = settings.snapshotThreshold
      let loader = SnapshotLoader(store: store, snapshots: snapshots, threshold: threshold)
      states = loader
      newestSnapshots = {
        try await snapshots.newestVersions(limit: 20).map { SnapshotNote(stream: $0, version: $1) }
      }
      snapshotter = Snapshotter(loader: loader, snapshots: snapshots, threshold: threshold)
    } else {
      store = InMemoryEventStore()
      snapshotter = nil
    }
    let given = try BankPages(showsPipeline: settings.showsPipeline)
    let pages = WebPages(explorer: given.explorer, docs: given.docs, contract: given.contract)
    reads = ReadSide(store: store, models: durable ?? InMemoryModels())
    // A thousand live streams sleep through events that are not theirs.
    let publicLog = FanOutStore(store, where: EventFeed.isPublic)
    controller = BankController(
      store: store, reads: reads, states: states, newestSnapshots: newestSnapshots,
      live: { [reads] _ in LiveFeed(reader: FeedReader(store: publicLog, feed: reads.models.feed))
      },
      pages: pages, unfinishedTransfers: Self.unfinishedTransfers(in: durable, reads),
      keyLifetime: settings.keyLifetime)
    api = RoutedAPI(controller.routes, report: warn)
  }

  /// Returns the same bank, with these routes in its API as well.
  public func adding(_ routes: [Route]) -> Self {
    var bank = self
    bank.api = RoutedAPI(controller.routes + routes, report: warn)
    return bank
  }

  /// The position of the last event in the log.
  ///
  /// - Throws: errors of the store.
  public var endOfLog: GlobalPosition {
    get async throws { try await reads.endOfLog() }
  }

  /// Responds to a request, as the server of the bank does.
  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    await api.respond(to: request)
  }

  /// Opens the durable read models; `nil` when there can't be any. Then they are in memory this time:
  /// what follows from the log keeps no bank from opening.
  private static func durableModels(besideLogAt path: String) -> DurableBankModels? {
    do {
      return try DurableBankModels(besideLogAt: path)
    } catch {
      warn("the read models are kept in memory this time, and read the whole log: \(error)")
      return nil
    }
  }

  /// Returns a function that finds the unfinished transfers of an earlier run.
  ///
  /// `nil` when the read models are in memory, because the log is, or because their file could not be
  /// opened. Then the log is read for such transfers.
  private static func unfinishedTransfers(
    in models: DurableBankModels?, _ reads: ReadSide
  ) -> (@Sendable () async throws -> [TransferID])? {
    guard let models else { return nil }
    return { try await models.unfinishedTransfers(at: try await reads.openingEnd()) }
  }
}
