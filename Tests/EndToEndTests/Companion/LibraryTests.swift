import Foundation
import Testing

#if canImport(Darwin)
  private let sdkHasHeaders = true
#else
  private let sdkHasHeaders = false
#endif

@Suite(
  "A machine without a system library for stage 2",
  .disabled(if: sdkHasHeaders, "A Mac has the headers of the system wherever it has a compiler."))
struct LibraryTests {
  private let fixture: Fixture
  private let companion: String

  /// An installer that does what a good one does, with the header that is asked for.
  private static let installing = "touch headers/\(Fixture.header)"

  init() throws {
    fixture = try Fixture.onLibrary()
    companion = try Companion.executable().path
  }

  /// Types `check 2.1` in a terminal where the installer does what `script` says.
  private func question(installer script: String) async throws -> TerminalWindow {
    let settings = try fixture.installer(doing: script)
    let window = try await TerminalWindow(in: fixture.root)
    try window.type("clear; \(settings) \(companion) check 2.1; echo ended with $?.")
    try await window.shows("Install it now? [y/N]")
    return window
  }

  @Test(
    "Without a terminal, the missing library is named before the build, and there is no question",
    arguments: [["check", "2.1"], ["check"], ["verify"], ["verify", "2"], ["test"]])
  func piped(arguments: [String]) async throws {
    let run = try await Program(
      companion, arguments, folder: fixture.root, log: fixture.log
    ).run()
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("Stage 2 needs Echo, and its header \(Fixture.header)"))
    #expect(run.errors.contains("Stage 1 works without it."))
    #expect(run.output.isEmpty)
    #expect(!fixture.exists(".build"))
  }

  @Test("On a system without apt-get, it names the header and the library")
  func withoutInstaller() async throws {
    let run = try await Companion.run(
      "check", "2", in: fixture, environment: ["PATH": fixture.url("programs").path])
    #expect(run.status == 1)
    #expect(run.errors.contains("the header \(Fixture.header) and the library libm"))
    #expect(!run.errors.contains("apt-get"))
  }

  @Test("Stage 1 works without it; after `y`, the installation and the requested command run")
  func installs() async throws {
    let status = try await Companion.run(in: fixture)
    #expect(status.output.contains("Next: exercise 1.1"), "\(status.errors)")
    #expect(try await Companion.run("solve", "1", "2", in: fixture).status == 0)
    // Now the next exercise may be in stage 2.
    #expect(try await Companion.run(in: fixture).errors.hasPrefix("Stage 2 needs Echo"))
    try fixture.answer("1.3", "text")
    #expect(try await Companion.run(in: fixture).output.contains("Next: exercise 1.3"))

    let window = try await question(installer: Self.installing)
    try window.type("y")
    try await window.shows("installer: install -y libecho-dev")
    try await window.shows("It passes.")
    try await window.shows("ended with 0.")
  }

  @Test("While watching, the message appears without a question")
  func watching() async throws {
    _ = try await Companion.run("solve", "1.1", "1.2", in: fixture)
    let settings = try fixture.installer(doing: Self.installing)
    let window = try await TerminalWindow(in: fixture.root)
    try window.type("clear; \(settings) \(companion) watch")
    try await window.shows("Next: exercise 1.3")
    try fixture.answer("1.3", "String(text.reversed())")
    try await window.shows("Stage 2 needs Echo")
    #expect(try !window.screen().contains("[y/N]"))
    try fixture.write("", to: "headers/\(Fixture.header)")
    try fixture.answer("2.1", "\"Hi\"", in: Fixture.phrases)
    try await window.shows("Next: exercise 2.1")
  }

  @Test("Without a yes, nothing is installed", arguments: ["", "n", "maybe"])
  func declined(answer: String) async throws {
    let window = try await question(installer: Self.installing)
    try window.type(answer)
    try await window.shows("Nothing was installed.")
    try await window.shows("ended with 1.")
    #expect(!fixture.exists("headers/\(Fixture.header)"))
    #expect(try !window.screen().contains("installer:"))
  }

  @Test("Ctrl-C ends the question")
  func interruptedQuestion() async throws {
    let window = try await question(installer: Self.installing)
    try window.press("C-c")
    try await window.shows("ended with 130.")
  }

  @Test("A failed installation is reported")
  func failure() async throws {
    let window = try await question(installer: "exit 7")
    try window.type("y")
    try await window.shows("ended with status 7")
    try await window.shows("ended with 1.")
  }

  @Test("An installation of something else is not treated as a success")
  func notFound() async throws {
    let window = try await question(installer: "true")
    try window.type("y")
    try await window.shows("still can't find \(Fixture.header)")
    try await window.shows("ended with 1.")
  }

  @Test("If apt-get has no package lists yet, it is updated first")
  func update() async throws {
    let window = try await question(
      installer: "[ $1 = update ] && touch lists; [ -e lists ] || exit 100; exit 7")
    try window.type("y")
    try await window.shows("installer: update")
    try await window.shows("ended with status 7")
    #expect(fixture.exists("lists"))
  }

  @Test("The installer has the keyboard, for a password and for Ctrl-C")
  func keyboard() async throws {
    let window = try await question(installer: "read word; echo \"it read $word\"; read more")
    try window.type("y")
    try await window.shows("installer: install")
    try window.type("secret")
    try await window.shows("it read secret")
    try window.press("C-c")
    try await window.shows("ended with 130.")
  }

  @Test("With --yes, the test of everything shows the installation, runs it and continues")
  func unattended() async throws {
    _ = try fixture.installer(doing: Self.installing)
    let path = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin:/bin"]
    let run = try await Companion.run(
      "test", "--yes", in: fixture,
      environment: [
        "PATH": "\(fixture.url("programs").path):\(path)", "CPATH": fixture.url("headers").path,
      ])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let announcement = /Stage 2 needs Echo\. Running: (sudo )?apt-get install -y libecho-dev\n/
    #expect(run.output.contains(announcement))
    #expect(run.output.contains("installer: install -y libecho-dev"))
    #expect(run.output.hasSuffix("4 passed, 0 failed\n"))
  }

  @Test("With --yes, a failed installation ends the test of everything before the build")
  func unattendedFailure() async throws {
    _ = try fixture.installer(doing: "exit 7")
    let path = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin:/bin"]
    let run = try await Companion.run(
      "test", "--yes", in: fixture,
      environment: ["PATH": "\(fixture.url("programs").path):\(path)"])
    #expect(run.status == 1)
    #expect(run.errors.contains("ended with status 7"))
    #expect(!fixture.exists(".build"))
  }
}
