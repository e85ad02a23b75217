import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder in `.workbook/backup` with the files that one command replaced, each under its path.
struct Backup: Sendable {
  static let home = ".workbook/backup"

  let package: Package
  /// The folder, counted from the root.
  let path: String

  /// Makes a folder that is named after the time, so that the last one is easy to find.
  ///
  /// - Throws: ``FileError`` when it cannot be made.
  init(in package: Package, at time: Date) throws(FileError) {
    let style = Date.ISO8601FormatStyle(timeZone: .current)
      .year().month().day().time(includingFractionalSeconds: false).timeSeparator(.omitted)
    let name = "\(Self.home)/\(time.formatted(style))"
    try package.requirePlace("\(name)/any")
    try package.makeFolder(Self.home)
    var path = name
    var number = 2
    while true {
      // Two companions never have the same folder: the second one does not make it.
      let code = mkdir(package.url(path).path, 0o777) == 0 ? 0 : errno
      if code == 0 { break }
      guard code == EEXIST else { throw .unwritable(path, reason: Disk.reason(code)) }
      path = "\(name)-\(number)"
      number += 1
    }
    self.package = package
    self.path = path
  }

  /// The backup that is at `path` already.
  init(at path: String, in package: Package) {
    self.package = package
    self.path = path
  }

  /// Where the file that stood at `path` is kept.
  func kept(_ path: String) -> URL { package.url("\(self.path)/\(path)") }

  /// Where a new file waits for its place. As long as this folder is there, the exchange has not
  /// ended.
  func staged(_ path: String) -> URL { package.url("\(exchange)/\(path)") }

  /// Where another copy of the new file is: it tells later whether the file that stands at `path`
  /// was put there by the exchange.
  func planned(_ path: String) -> URL { package.url("\(exchange)/.new/\(path)") }

  var exchange: String { "\(path)/.exchange" }

  /// Takes the folders away that hold nothing; the files of an ended exchange are gone by then.
  func prune() {
    package.prune(exchange)
    package.prune(path)
  }

  /// The paths of the files in it, as they were in the package. A link is one of them: what it leads
  /// to is not in the backup.
  var files: [String] {
    FolderWalk(of: package.url(path).path, followsLinks: false).files.sorted()
      .map { String($0.dropFirst()) }
  }

  var isEmpty: Bool { files.isEmpty }
}

extension URL {
  /// Whether a file with `data` stands here, or nothing where that is `nil`.
  func holds(_ data: Data?) -> Bool {
    switch try? FileKind(at: self) {
    case .nothing: data == nil
    case .file: data != nil && (try? Data(contentsOf: self)) == data
    case .folder, .link, .special, nil: false
    }
  }
}

extension Package {
  /// Makes the folder at `path`, and those above it.
  ///
  /// - Throws: ``FileError`` when it cannot be made.
  func makeFolder(_ path: String) throws(FileError) {
    do {
      try FileManager.default.createDirectory(at: url(path), withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path, reason: error.localizedDescription)
    }
  }

  /// Removes the folder at `path` and those in it as far as they are empty.
  fileprivate func prune(_ path: String) {
    guard (try? FileKind(at: url(path))) == .folder else { return }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: url(path).path)) ?? [] {
      prune("\(path)/\(name)")
    }
    rmdir(url(path).path)
  }
}
