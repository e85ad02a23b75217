import Foundation

/// Builds and tests the first stages of a package with the installed `swift`.
///
/// It has a separate build folder, so that it never waits for an editor or for `swift run`.
struct Toolchain: Sendable {
  let package: Package
  let scratch: URL
  /// How many stages are declared: a later one that does not compile does no harm. Without a
  /// number it is the whole package.
  let stages: Int?
  /// Whether the tests get the reference solutions instead of the learner's code.
  var solved = false
  /// Whether to build only the modules that a trial of the last stage needs.
  var isTrial = false
  /// Whether a crash can be shown at its line. Without that, a build takes a tenth less time.
  var showsPlaces = true
  /// Which of the ways to fill its holes a test process runs, where several were compiled.
  var choice: Choice?
  /// The program with the tests, where it is not the one that was built last.
  var program: URL?
  /// How long a test run may report nothing before it counts as endless.
  var patience = Duration.seconds(10)

  /// The companion's own toolchain for the first `stages` of `package`.
  init(_ package: Package, stages: Int) {
    self.init(package, scratch: package.url(".build/workbook"), stages: stages)
  }

  init(_ package: Package, scratch: URL, stages: Int?, solved: Bool = false) {
    self.package = package
    self.scratch = scratch
    self.stages = stages
    self.solved = solved
  }

  /// Builds the stages and their tests; `nil` means that all of it compiled. While it goes on, what
  /// `swift build` prints is in the file `log`.
  ///
  /// - Throws: `CancellationError`, ``NoTestingModule``, or an error when `swift` cannot be started.
  func build(log name: String = "build-\(UUID()).log") async throws -> CompileFailure? {
    var text = try await logOfFailure(name)
    if let failure = text, MovedPackage.isCause(of: failure) {
      try FileManager.default.removeItem(at: scratch)
      text = try await logOfFailure(name)
    }
    guard let text else { return nil }
    if NoTestingModule.isCause(of: text) { throw NoTestingModule() }
    let copies = StrayCopy.all(in: ["Sources", "Tests", "Chapters"], of: package)
    if let copy = copies.first { return CompileFailure(copy, among: copies.count) }
    return CompileFailure(log: text, package: package) { file in
      try? package.text(at: file, wanted: "")
    }
  }

  /// Builds, and returns the output if that failed.
  private func logOfFailure(_ name: String) async throws -> String? {
    let recordFile = scratch.appending(path: "sources-seen.json")
    var record = SourceRecord(at: recordFile)
    if record.isFromElsewhere(package) {
      try FileManager.default.removeItem(at: scratch)
      record = SourceRecord(at: recordFile)
    }
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    try record.refresh(package)
    defer { try? record.keep(at: recordFile) }

    let log = scratch.appending(path: name)
    defer { try? FileManager.default.removeItem(at: log) }
    let ending = try await swift(["build", "--build-tests"], output: log).run()
    return ending == .exited(0) ? nil : Self.text(of: log)
  }

  /// Builds one executable and its dependencies; `nil` means that all of it compiled.
  ///
  /// - Throws: `CancellationError`, or an error when `swift` cannot be started.
  func build(product: String) async throws -> CompileFailure? {
    try await build(["--product", product])
  }

  /// Builds one module and its dependencies; `nil` means that all of it compiled.
  ///
  /// - Throws: `CancellationError`, or an error when `swift` cannot be started.
  func build(target: String) async throws -> CompileFailure? {
    try await build(["--target", target])
  }

  private func build(_ selection: [String]) async throws -> CompileFailure? {
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let log = scratch.appending(path: "build-\(UUID()).log")
    defer { try? FileManager.default.removeItem(at: log) }
    if try await swift(["build"] + selection, output: log).run() == .exited(0) { return nil }
    return CompileFailure(log: Self.text(of: log), package: package) { file in
      try? package.text(at: file, wanted: "")
    }
  }

  /// Runs the tests whose identifiers match `filter`; build first. While they run, what they report
  /// is in the file `events`.
  ///
  /// - Throws: `CancellationError`, or an error when `swift` cannot be started.
  func test(
    filter: String, serially: Bool = false, events name: String = "events-\(UUID()).jsonl"
  ) async throws -> TestProcess {
    let events = scratch.appending(path: name)
    let output = scratch.appending(path: "tests-\(UUID()).log")
    defer {
      for file in [events, output] { try? FileManager.default.removeItem(at: file) }
    }
    var arguments = ["--filter", filter]
    if serially { arguments.append("--no-parallel") }
    arguments += ["--event-stream-version", "0", "--event-stream-output-path", events.path]
    var child = tests(arguments, output: output)
    // Alone on the machine, a test that says nothing is endless sooner.
    let limit = serially ? patience / 2 : patience
    child.heartbeat = ChildProcess.Heartbeat(file: events, limit: limit)
    let ending = try await child.run()
    let stream = (try? Data(contentsOf: events)) ?? Data()
    return TestProcess(
      log: EventLog(stream), ending: ending,
      crash: CrashReport(Self.tail(of: output), package: package))
  }

  /// The program that runs the tests which were built last.
  ///
  /// `swift test` reads the manifest and plans a build before it starts this program, even when
  /// nothing is to be built. That takes longer than most tests do, so where it is an executable file,
  /// it is started without a detour; on a Mac it is a bundle.
  private func tests(_ arguments: [String], output: URL) -> ChildProcess {
    guard let program = program ?? testProgram else {
      // Test processes with different choices share one build, and nothing in it changes.
      let shared = choice == nil ? [] : ["--ignore-lock"]
      return swift(
        ["test", "--skip-build", "--disable-xctest"] + shared + arguments, output: output)
    }
    var child = child(
      [program.path, "--testing-library", "swift-testing"] + arguments, output: output)
    child.environment["SWIFT_BACKTRACE"] = Self.backtrace
    if isTrial { child.temporaryFolder = Self.memory?.appending(path: "workbook-\(UUID())") }
    return child
  }

  /// A folder whose files are kept in memory, where Linux has one with enough room; `nil` elsewhere.
  ///
  /// The proof tests stores on files more than a thousand times, and waiting for a disk is a third of
  /// what that takes.
  private static let memory: URL? = {
    let folder = URL(filePath: "/dev/shm")
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
    let room = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
    let isOpen = FileManager.default.isWritableFile(atPath: folder.path)
    return isOpen && room > 1 << 30 ? folder : nil
  }()

  /// A copy of the program that runs the tests which were built last, for ``program``; `nil` where it
  /// is not one file.
  ///
  /// - Throws: An error when it cannot be copied.
  func copyOfTestProgram() throws -> URL? {
    guard let testProgram else { return nil }
    // Beside it, where it finds its resources.
    let copy = testProgram.deletingLastPathComponent().appending(path: "tests-\(UUID())")
    try FileManager.default.copyItem(at: testProgram, to: copy)
    return copy
  }

  private var testProgram: URL? {
    let products = scratch.appending(path: "debug")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: products.path)) ?? []
    let programs = names.filter { $0.hasSuffix(".xctest") }.map { products.appending(path: $0) }
    guard programs.count == 1, let program = programs.first else { return nil }
    let isFile = try? program.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
    return isFile == true ? program : nil
  }

  /// The settings for the backtrace of a crashed test.
  ///
  /// Only the tests are told. The system's own tools would warn that they may not heed it, and on a
  /// Mac the program that loads the tests explains no crash in any case.
  private static let backtrace =
    "enable=yes,interactive=no,color=no,threads=crashed,images=none,limit=64,sanitize=no"

  private func swift(_ arguments: [String], output: URL) -> ChildProcess {
    let options = showsPlaces ? [] : ["-Xswiftc", "-gnone"]
    var child = child(
      ["swift", arguments[0], "--scratch-path", scratch.path] + options + arguments.dropFirst(),
      output: output)
    // `swift build` leaves empty folders behind, one for each manifest that it compiles. And it compiles
    // the manifest again when its environment has changed: trials are built one after the other, so
    // they can keep the name of the folder, which saves a second each time.
    let name = isTrial && choice == nil ? "temporary" : "temporary-\(UUID())"
    child.temporaryFolder = scratch.appending(path: name)
    return child
  }

  private func child(_ arguments: [String], output: URL) -> ChildProcess {
    var environment = ProcessInfo.processInfo.environment
    environment["STAGES"] = stages.map { isTrial ? "\($0)-tests" : "\($0)" }
    environment["SOLUTIONS"] = solved ? "1" : nil
    environment[Choice.name] = choice?.description
    return ChildProcess(
      arguments: arguments, folder: package.root, environment: environment, output: output)
  }

  private static func text(of file: URL) -> String {
    (try? Data(contentsOf: file)).map { String(decoding: $0.prefix(8 << 20), as: UTF8.self) } ?? ""
  }

  /// The last megabyte: a crash is reported after whatever the learner's code printed.
  private static func tail(of file: URL) -> String {
    guard let handle = try? FileHandle(forReadingFrom: file), let end = try? handle.seekToEnd()
    else { return "" }
    defer { try? handle.close() }
    try? handle.seek(toOffset: end - min(end, 1 << 20))
    return String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
  }
}
