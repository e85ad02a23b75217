import Foundation
import Testing

extension EndToEnd {
  @Suite("The companion's output on different terminals")
  struct OutputTests {
    private let fixture: Fixture
    private let companion: String

    init() throws {
      fixture = try BuiltFixture.fresh()
      companion = try Companion.executable().path
    }

    private func screen(after command: String) async throws -> String {
      let window = try await TerminalWindow(in: fixture.root)
      try window.type("clear; \(command); echo the-$((40 + 2))-end")
      try await window.shows("the-42-end")
      return try window.colouredScreen()
    }

    @Test("A terminal gets colours")
    func colours() async throws {
      #expect(try await screen(after: "\(companion) hint 1.1").contains("\u{1B}["))
    }

    @Test("NO_COLOR and a dumb terminal get none", arguments: ["NO_COLOR=1", "TERM=dumb"])
    func plain(setting: String) async throws {
      let screen = try await screen(after: "\(setting) \(companion) hint 1.1")
      #expect(screen.contains("The first hint"))
      #expect(!screen.contains("\u{1B}["))
    }

    @Test("A pipe gets neither colours nor a changing line")
    func piped() async throws {
      let run = try await Companion.run(in: fixture)
      #expect(!run.output.contains("\u{1B}") && !run.output.contains("\r"))
    }
  }
}
