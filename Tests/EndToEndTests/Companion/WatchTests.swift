import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension EndToEnd {
  @Suite("Watching in a terminal")
  struct WatchTests {
    private let fixture: Fixture
    private let companion: String

    init() throws {
      fixture = try BuiltFixture.fresh()
      companion = try Companion.executable().path
    }

    private func window() async throws -> TerminalWindow {
      try await TerminalWindow(in: fixture.root)
    }

    @Test("Each save gets a new verdict, however the editor saves")
    func saves() async throws {
      let window = try await window()
      try window.type("\(companion) watch")
      try await window.shows("Next: exercise 1.1")
      try fixture.answer("1.1", "\"hey\"")
      try await window.shows("A shout has capitals only.")
      try fixture.overwrite(
        try fixture.answered("1.1", "text.uppercased()"), at: Fixture.words)
      try await window.shows("Next: exercise 1.2")
      try fixture.answer("1.2", "nonsense")
      try await window.shows("It does not compile yet.")
    }

    @Test("The keys show the list, a hint, the diff and the task")
    func keys() async throws {
      let window = try await window()
      try window.type("\(companion) watch")
      try await window.shows("Next: exercise 1.1")
      try window.type("l", enter: false)
      try await window.shows("0 of 4 exercises pass.")
      try window.type("h", enter: false)
      try await window.shows("The first hint about Shout.")
      try window.type("d", enter: false)
      try await window.shows("text.uppercased()")
      try window.type("n", enter: false)
      try await window.shows("Make it so.")
    }

    @Test(
      "It ends with `q`, Ctrl-C or Ctrl-\\, and restores the terminal",
      arguments: ["q", "C-c", "C-\\"])
    func end(key: String) async throws {
      let window = try await window()
      try window.type("\(companion) watch; echo ended with $?")
      try await window.shows("Next: exercise 1.1")
      try window.press(key)
      try await window.shows("ended with")
      try await expectLinesAndEcho(in: window)
    }

    @Test(
      "Ended by a signal, it restores the terminal",
      arguments: [SIGTERM, SIGHUP, SIGQUIT])
    func signals(number: Int32) async throws {
      let window = try await window()
      let file = fixture.log()
      try window.type("sh -c 'echo $$ >\(file.path); exec \(companion) watch'; echo ended with $?")
      try await window.shows("Next: exercise 1.1")
      let text = try String(contentsOf: file, encoding: .utf8)
      let process = try #require(pid_t(text.split(separator: "\n").joined()))
      kill(process, number)
      try await window.shows("ended with \(128 + number)")
      try await expectLinesAndEcho(in: window)
    }

    /// Behind Ctrl-Z and `fg` there was an empty screen, and keys needed a return.
    @Test("After Ctrl-Z the terminal is the shell's, and after `fg` the page and the keys return")
    func stopped() async throws {
      let window = try await window()
      try window.type("\(companion) watch")
      try await window.shows("Next: exercise 1.1")
      try window.press("C-z")
      try await window.shows("Stopped")
      try await expectLinesAndEcho(in: window)
      try window.type("clear; fg")
      try await window.shows("Next: exercise 1.1")
      try window.type("l", enter: false)
      try await window.shows("0 of 4 exercises pass.")
    }

    /// The width was measured once, so a narrower window broke each line in the middle of a word.
    @Test("After a resize, the page is drawn again with the same hint")
    func resized() async throws {
      let window = try await window()
      try fixture.answer("1.1", "\"hey\"")
      try window.type("\(companion) watch")
      try await window.shows("A shout has capitals only.")
      try window.type("h", enter: false)
      try await window.shows("  Hint 2 of 2, for the test that fails: A shout is in capitals\n")
      try window.resize(to: 50)
      try await window.shows("  Hint 2 of 2, for the test that fails: A shout is\n  in capitals\n")
    }

    private func expectLinesAndEcho(in window: TerminalWindow) async throws {
      try window.type("stty -a | tr ' ;' '\\n' | grep -cxE 'icanon|echo'")
      try await window.shows("lines and echo are on again") { $0.contains("\n2\n") }
    }

    @Test("A save during an endless loop gets its verdict")
    func saveDuringTest() async throws {
      let window = try await window()
      try fixture.answer("1.1", "while true { _ = text.count }")
      try window.type("\(companion) watch")
      try await window.shows("Building and testing")
      try fixture.answer("1.1", "text.uppercased()")
      try await window.shows("Next: exercise 1.2")
    }

    @Test(
      "Without a terminal, verdicts follow each other, and a signal ends it and its children")
    func piped() async throws {
      let watch = try Program(companion, ["watch"], folder: fixture.root, log: fixture.log)
      try watch.start()
      defer { watch.send(signal: SIGKILL) }
      try await eventually("the first verdict") { watch.printed.contains("Next: exercise 1.1") }
      try fixture.answer("1.1", "text.uppercased()")
      try await eventually("the second verdict") { watch.printed.contains("Next: exercise 1.2") }
      #expect(!watch.printed.contains("\u{1B}"))
      #expect(!watch.printed.contains("q quit"))
      try fixture.answer("1.2", "while true { _ = words.count }")
      try await eventually("the endless test runs") { try !processes(in: fixture).isEmpty }
      watch.send(signal: SIGTERM)
      #expect(try await watch.end().status == 128 + SIGTERM)
      try await eventually("no process is left") { try processes(in: fixture).isEmpty }
    }

    /// The test processes that run in `fixture`.
    private func processes(in fixture: Fixture) throws -> [String] {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["ps", "-A", "-ww", "-o", "args="]
      process.standardOutput = output
      try process.run()
      let text = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        .filter { $0.contains(fixture.root.path) && $0.contains(".xctest") }
    }
  }
}
