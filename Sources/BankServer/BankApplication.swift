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
/// This is the one place that knows all parts. To keep the log elsewhere, pass another storage.
public struct BankApplication: Sendable {
  let settings: BankSettings
  let storage: BankStorage
  let reads: ReadSide
  let controller: BankController
  private(set) var api: RoutedAPI

  /// The log.
  public var store: any EventStore { storage.store }

  /// Opens the bank's file, or creates it.
  ///
  /// - Throws: `FileTrouble`, which names the file, and `Unfinished`.
  public init(_ settings: BankSettings) throws {
    try self.init(settings, BankStorage(settings))
  }

  /// Opens the bank on `storage`.
  ///
  /// - Throws: `FileTrouble` when a page of the bank is missing.
  public init(_ settings: BankSettings, _ storage: BankStorage) throws {
    self.settings = settings
    self.storage = storage
    let store = storage.store
    let given = try BankPages(showsPipeline: settings.showsPipeline)
    let pages = WebPages(explorer: given.explorer, docs: given.docs, contract: given.contract)
    reads = ReadSide(store: store, models: storage.models ?? InMemoryModels())
    // A thousand live streams sleep through events that are not theirs.
    let publicLog = FanOutStore(store, where: EventFeed.isPublic)
    controller = BankController(
      store: store, reads: reads, states: storage.snapshotter?.loader,
      newestSnapshots: storage.newestSnapshots,
      live: { [reads] _ in
        LiveFeed(reader: FeedReader(store: publicLog, feed: reads.models.feed))
      },
      pages: pages, unfinishedTransfers: Self.unfinishedTransfers(in: storage.models, reads),
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

  /// Returns a function that finds the unfinished transfers of an earlier run.
  ///
  /// `nil` when the read models are in memory, because the log is, or because their file could not be
  /// opened. Then the log is read for such transfers.
  private static func unfinishedTransfers(
    in models: (any KeptBankModels)?, _ reads: ReadSide
  ) -> (@Sendable () async throws -> [TransferID])? {
    guard let models else { return nil }
    return { try await models.unfinishedTransfers(at: try await reads.openingEnd()) }
  }
}
