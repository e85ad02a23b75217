import EventSourcing
import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A real browser without a window: Chromium, in a separate process and folder.
final class Browser: Sendable {
  let pipe: BrowserPipe
  private let process: Mutex<Process>
  /// As long as both ends of what it reads are open here, writing to one that died ends nobody.
  private let input: Pipe
  private let folder: TemporaryFolder

  /// Starts a browser, lets `work` use it, and ends it, whatever comes.
  ///
  /// - Throws: ``BrowserTrouble`` when there is none, and what `work` throws.
  static func run<Result>(_ work: (Browser) async throws -> Result) async throws -> Result {
    let browser = try Browser()
    do {
      let result = try await work(browser)
      try await browser.close()
      return result
    } catch {
      // What went wrong first is what to tell.
      try? await browser.close()
      throw error
    }
  }

  private init() throws {
    let executable = try Self.executable()
    folder = try TemporaryFolder()
    input = Pipe()
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/bin/sh")
    // Foundation hands over the descriptors 0, 1 and 2; the browser talks over 3 and 4.
    process.arguments =
      ["-c", #"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#, executable] + Self.flags
      + ["--user-data-dir=\(folder.path("profile"))", "about:blank"]
    process.environment = Companion.environment(["TMPDIR": folder.url.path])
    process.standardInput = input.fileHandleForReading
    process.standardOutput = output.fileHandleForWriting
    process.standardError = FileHandle.nullDevice
    try process.run()
    try output.fileHandleForWriting.close()
    pipe = BrowserPipe(to: input.fileHandleForWriting, from: output.fileHandleForReading)
    self.process = Mutex(process)
  }

  private var isRunning: Bool { process.withLock { $0.isRunning } }

  /// Opens an empty page.
  func newPage() async throws -> BrowserPage {
    let target = try await pipe.send("Target.createTarget", ["url": .string("about:blank")])
    return try await BrowserPage(target["targetId"]?.string ?? "", in: self)
  }

  /// Asks it to end, makes sure that it does, and removes what it has written.
  private func close() async throws {
    _ = try? await pipe.send("Browser.close")
    try? await eventually("the browser ends", within: .seconds(10)) { !isRunning }
    if isRunning { process.withLock { _ = kill($0.processIdentifier, SIGKILL) } }
    // A part of it may still be writing.
    try await eventually("the browser's folder is removed") {
      try? FileManager.default.removeItem(at: folder.url)
      return !FileManager.default.fileExists(atPath: folder.url.path)
    }
  }

  /// No window, no network traffic by itself, no pause for pages that nobody looks at.
  private static let flags = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--remote-debugging-pipe", "--disable-background-networking", "--disable-component-update",
    "--disable-extensions", "--disable-sync", "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
    "--password-store=basic", "--use-mock-keychain", "--hide-scrollbars", "--no-proxy-server",
  ]

  /// - Throws: ``BrowserTrouble`` when there is no browser; then a test that needs one fails.
  private static func executable() throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    let names = ["chromium", "chromium-browser", "google-chrome"]
    let candidates =
      names.flatMap { name in path.split(separator: ":").map { "\($0)/\(name)" } }
      + ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw BrowserTrouble(
        """
        There is no browser to look at the pages with. Install one: `apt-get install chromium` on \
        Linux, Google Chrome in /Applications on a Mac.
        """)
    }
    return found
  }
}
