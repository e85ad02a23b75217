public import EventSourcing
public import Foundation

/// A store in a temporary folder, which is there as long as the store is.
public struct TemporaryStore: EventStoreDecorator {
  public let store: any EventStore
  private let folder: TemporaryFolder

  public init(_ store: any EventStore, in folder: TemporaryFolder) {
    self.store = store
    self.folder = folder
  }
}

/// A folder for one test, which is removed with the last reference to it.
public final class TemporaryFolder: Sendable {
  public let url: URL

  /// - Throws: what the file system throws; there is no folder then.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "test-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
