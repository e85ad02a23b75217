import ChapterSupport
import Foundation

/// The files of an empty server, which stay beside the tests: a copy takes a tenth of the time that
/// `initdb` takes, and a proof starts hundreds of servers.
struct ServerTemplate: Sendable {
  private let path: String

  /// The template for servers of `programs`, in `folder`. An update of PostgreSQL makes a new one.
  init(of programs: ServerPrograms, in folder: URL = BuiltProgram.folder) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: programs("initdb"))
    let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let name = "empty-server\(programs.folder)-\(Int(date))".replacing("/", with: "-")
    path = folder.appending(path: name).path
  }

  /// Copies the files to `data`; returns whether all of them are there then.
  func copy(to data: String) async -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    if await Self.copy(path, to: data) { return true }
    try? FileManager.default.removeItem(atPath: data)
    return false
  }

  /// Keeps the files in `data`, whose server has never run, unless another process has done so.
  func keep(_ data: String) async {
    let unfinished = "\(path)-\(UUID())"
    if await Self.copy(data, to: unfinished), rename(unfinished, path) == 0 { return }
    try? FileManager.default.removeItem(atPath: unfinished)
  }

  /// Owners and permissions stay the same: the server insists on its own.
  private static func copy(_ source: String, to target: String) async -> Bool {
    let copying = try? BackgroundProcess(
      command: ["/bin/cp", "-Rp", source, target], environment: ServerRun.environment)
    return await (try? copying?.end()) == .exited(0)
  }
}
