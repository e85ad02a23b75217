import Foundation
import Testing

@testable import workbook

/// What file systems lack, from nothing to everything that an exchange can do without.
let disks: [Disk] = [
  Disk(), Disk(abilities: [.exclusiveRename, .hardLink]), Disk(abilities: [.hardLink]),
  Disk(abilities: []),
]

extension Disk {
  /// The same, which does something before a step with the file at `path`.
  func with(
    _ step: Step, _ path: String, do action: @escaping @Sendable () throws -> Void
  ) -> Disk {
    var disk = self
    disk.before = { [before] (now, file) throws(FileError) in
      try before(now, file)
      guard now == step, file == path else { return }
      do { try action() } catch { throw .unwritable(file, reason: "\(error)") }
    }
    return disk
  }
}

@Suite("The companion: files that are saved during a replacement")
struct SaveTests {
  private let first = "Sources/1-Events/Account.swift"
  private let path = "Sources/1-Events/Money.swift"

  /// Replaces both files.
  private func commit(in folder: TemporaryPackage, on disk: Disk) throws -> Rewrite.Result {
    var rewrite = Rewrite(folder.package, on: disk)
    try rewrite.write("their account", to: first)
    try rewrite.write("their money", to: path)
    return try rewrite.commit()
  }

  private func folder() throws -> TemporaryPackage {
    try TemporaryPackage([first: "my account", path: "my money"])
  }

  /// Makes sure that only `texts` are there now, and returns the texts in the backup.
  private func kept(_ error: FileError?, in folder: TemporaryPackage, _ texts: [String: String])
    throws -> [String: String]
  {
    #expect(try folder.texts(in: "Sources") == texts)
    #expect(Interruption.all(in: folder.package).isEmpty)
    guard case .savedMeanwhile(let paths, let backup) = error else {
      Issue.record("The save was not noticed: \(String(describing: error))")
      return [:]
    }
    #expect(paths == [path])
    return try folder.texts(in: backup ?? ".workbook/backup").reduce(into: [:]) { kept, file in
      kept[String(file.key.dropFirst((backup?.count ?? 0) + 1))] = file.value
    }
  }

  @Test("Both files are replaced, on each file system", arguments: disks)
  func replaces(disk: Disk) throws {
    let folder = try folder()
    let backup = try #require(try commit(in: folder, on: disk).backup)
    #expect(try folder.texts(in: "Sources") == [first: "their account", path: "their money"])
    #expect(
      try folder.texts(in: backup) == [
        "\(backup)/\(first)": "my account", "\(backup)/\(path)": "my money",
      ])
    #expect(try FileKind(at: folder.package.url("\(backup)/.exchange")) == .nothing)
  }

  @Test("A file that is saved after it was read is not replaced")
  func afterReading() throws {
    let folder = try folder()
    var rewrite = Rewrite(folder.package)
    let read = try rewrite.text(at: path, wanted: "a test")
    try folder.write("saved", to: path)
    try rewrite.write("their account", to: first)
    try rewrite.write(read + ", in their words", to: path)
    let error = #expect(throws: FileError.self) { try rewrite.commit() }
    let kept = try kept(error, in: folder, [first: "my account", path: "saved"])
    #expect(kept == [path: "my money"])
    #expect(error?.description.hasPrefix("\(path): changed while this command ran") == true)
  }

  @Test(
    "A file that is saved just before the exchange stays, and its previous version is kept",
    arguments: disks, [true, false])
  func beforeExchange(disk: Disk, inPlace: Bool) throws {
    let folder = try folder()
    let saving = disk.with(.exchange, path) { [path] in
      let url = folder.package.url(path)
      if inPlace {
        try Data("saved".utf8).write(to: url)
      } else {
        try folder.write("saved", to: path)
      }
    }
    let error = #expect(throws: FileError.self) { try commit(in: folder, on: saving) }
    let kept = try kept(error, in: folder, [first: "my account", path: "saved"])
    #expect(kept == [path: "my money"])
  }

  @Test("Of two saves, before and after the exchange, the last one stays", arguments: disks)
  func twice(disk: Disk) throws {
    let folder = try folder()
    let saving = disk.with(.exchange, path) { [path] in try folder.write("saved", to: path) }
      .with(.putBack, path) { [path] in try folder.write("saved again", to: path) }
    let error = #expect(throws: FileError.self) { try commit(in: folder, on: saving) }
    let kept = try kept(error, in: folder, [first: "my account", path: "saved again"])
    #expect(kept == [path: "saved"])
  }

  @Test("A save over a new file is not removed when the new file is undone", arguments: disks)
  func overNew(disk: Disk) throws {
    let folder = try TemporaryPackage()
    let saving = disk.with(.putBack, path) { [path] in try folder.write("saved", to: path) }
      .with(.compare, path) { throw CocoaError(.fileWriteOutOfSpace) }
    let error = #expect(throws: FileError.self) {
      var rewrite = Rewrite(folder.package, on: saving)
      try rewrite.write("their money", to: path)
      _ = try rewrite.commit()
    }
    #expect(try kept(error, in: folder, [path: "saved"]) == [:])
  }

  @Test("A file that appears in the place of a new one stays", arguments: disks)
  func appears(disk: Disk) throws {
    let folder = try TemporaryPackage([first: "my account"])
    let saving = disk.with(.exchange, path) { [path] in try folder.write("saved", to: path) }
    let error = #expect(throws: FileError.self) { try commit(in: folder, on: saving) }
    #expect(try kept(error, in: folder, [first: "my account", path: "saved"]) == [:])
  }

  @Test("A file that disappears is not written, and its content is kept", arguments: disks)
  func disappears(disk: Disk) throws {
    let folder = try folder()
    let removing = disk.with(.exchange, path) { [path] in
      try FileManager.default.removeItem(at: folder.package.url(path))
    }
    let error = #expect(throws: FileError.self) { try commit(in: folder, on: removing) }
    #expect(try kept(error, in: folder, [first: "my account"]) == [path: "my money"])
  }

  @Test("A file that becomes a link is neither written through nor lost", arguments: disks)
  func becomesLink(disk: Disk) throws {
    let folder = try folder()
    try folder.write("elsewhere", to: "Elsewhere.swift")
    let linking = disk.with(.exchange, path) { [path] in
      try FileManager.default.removeItem(at: folder.package.url(path))
      try folder.link(path, to: "../../Elsewhere.swift")
    }
    let error = #expect(throws: FileError.self) { try commit(in: folder, on: linking) }
    let kept = try kept(error, in: folder, [first: "my account", path: "elsewhere"])
    #expect(kept == [path: "my money"])
    #expect(try folder.text(at: "Elsewhere.swift") == "elsewhere")
  }

  @Test("A file that becomes a folder is not lost", arguments: disks)
  func becomesFolder(disk: Disk) throws {
    let folder = try folder()
    let note = "\(path)/Note.txt"
    let making = disk.with(.exchange, path) { [path] in
      try FileManager.default.removeItem(at: folder.package.url(path))
      try folder.write("a note", to: note)
    }
    let error = #expect(throws: FileError.self) { try commit(in: folder, on: making) }
    let kept = try kept(error, in: folder, [first: "my account", note: "a note"])
    #expect(kept == [path: "my money"])
  }

  @Test("A file is not removed if it is saved before that", arguments: disks)
  func beforeRemoval(disk: Disk) throws {
    let folder = try folder()
    let saving = disk.with(.exchange, path) { [path] in try folder.write("saved", to: path) }
    let error = #expect(throws: FileError.self) {
      var rewrite = Rewrite(folder.package, on: saving)
      try rewrite.remove(first)
      try rewrite.remove(path)
      _ = try rewrite.commit()
    }
    let kept = try kept(error, in: folder, [first: "my account", path: "saved"])
    #expect(kept == [path: "my money"])
  }

  @Test("An editor that has the file open writes into the backup")
  func open() throws {
    let folder = try folder()
    let editor = try FileHandle(forWritingTo: folder.package.url(path))
    let backup = try #require(try commit(in: folder, on: Disk()).backup)
    try editor.write(contentsOf: Data("your".utf8))
    try editor.close()
    #expect(try folder.text(at: "\(backup)/\(path)") == "youroney")
    #expect(try folder.text(at: path) == "their money")
  }
}
