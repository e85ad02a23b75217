import EventSourcing
import Foundation
import Testing

/// A page in a browser.
struct BrowserPage {
  let target: String
  private let session: String
  private let pipe: BrowserPipe

  init(_ target: String, in browser: Browser) async throws {
    (self.target, pipe) = (target, browser.pipe)
    let attached = try await pipe.send(
      "Target.attachToTarget", ["targetId": .string(target), "flatten": .bool(true)])
    session = try #require(attached["sessionId"]?.string)
    for domain in ["Page", "Runtime", "Log"] { try await send("\(domain).enable") }
    // Several pages are open; each one shall believe that somebody looks at it.
    try await send("Emulation.setFocusEmulationEnabled", ["enabled": .bool(true)])
  }

  @discardableResult
  func send(_ method: String, _ parameters: [String: JSONValue] = [:]) async throws -> JSONValue {
    try await pipe.send(method, parameters, session: session)
  }

  /// Opens `url` and returns when it is loaded.
  ///
  /// - Throws: ``BrowserTrouble`` when it cannot be opened.
  func open(_ url: URL) async throws {
    let answer = try await send("Page.navigate", ["url": .string(url.absoluteString)])
    if let error = answer["errorText"]?.string { throw BrowserTrouble("\(url): \(error)") }
    try await until("the page is loaded", "document.readyState === 'complete'")
  }

  /// Runs a script in each document that is opened from now on, before the scripts of the document.
  func beforeScripts(_ script: String) async throws {
    try await send("Page.addScriptToEvaluateOnNewDocument", ["source": .string(script)])
  }

  func close() async throws {
    try await pipe.send("Target.closeTarget", ["targetId": .string(target)])
  }

  /// The value of a JavaScript expression; when it is a promise, what it holds in the end.
  ///
  /// - Throws: ``BrowserTrouble`` with the exception, when there is one.
  @discardableResult
  func evaluate(_ expression: String) async throws -> JSONValue {
    let answer = try await send(
      "Runtime.evaluate",
      [
        "expression": .string(expression), "awaitPromise": .bool(true),
        "returnByValue": .bool(true),
      ])
    if let exception = answer["exceptionDetails"] {
      throw BrowserTrouble("\(expression.prefix(200)): \(Self.words(of: exception))")
    }
    return answer["result"]?["value"] ?? .null
  }

  /// What can be read in an element.
  func text(_ selector: String) async throws -> String {
    try await evaluate("document.querySelector('\(selector)').innerText").string ?? ""
  }

  /// Shorter than that of the pipe, so that the page still says what did not come about.
  private static let patience = EndToEndTests.patience - .seconds(30)

  /// Waits, inside of the page, until `expression` is true.
  ///
  /// An expression that throws is not true yet.
  ///
  /// - Throws: ``BrowserTrouble``, with all that the page says, when it does not come about.
  func until(_ what: String, _ expression: String) async throws {
    let holds = try await evaluate(
      """
      new Promise((resolve) => {
        const end = performance.now() + \(Self.patience.components.seconds * 1000);
        const look = () => {
          let holds = false;
          try { holds = Boolean(\(expression)); } catch {}
          if (holds || performance.now() > end) resolve(holds);
          else setTimeout(look, 10);
        };
        look();
      })
      """)
    guard holds == .bool(true) else {
      throw BrowserTrouble(
        """
        Not within \(Self.patience): \(what) (\(expression))
        The console says: \(console.joined(separator: "\n"))
        The page says: \(try await text("body"))
        """)
    }
  }

  /// Waits until an element says what matches a regular expression.
  func says(_ selector: String, _ pattern: String) async throws {
    try await until(
      "\(selector) says \(pattern)",
      "/\(pattern)/.test(document.querySelector('\(selector)').innerText)")
  }

  /// Keeps all that an element says from now on, for ``hasSaid(_:_:)``.
  func listen(to selector: String) async throws {
    try await evaluate(
      """
      (() => {
        const element = document.querySelector('\(selector)');
        const texts = (window.heard ??= {})['\(selector)'] = [];
        new MutationObserver(() => texts.push(element.innerText))
          .observe(element, { characterData: true, childList: true, subtree: true });
      })()
      """)
  }

  /// Waits until an element has said what matches a regular expression, even if it says something else
  /// by now.
  func hasSaid(_ selector: String, _ pattern: String) async throws {
    try await until(
      "\(selector) has said \(pattern)",
      "heard['\(selector)'].some((text) => /\(pattern)/.test(text))")
  }

  /// Errors of the page, of its console and of what it loads, breaches of its policy included.
  var console: [String] {
    pipe.events(of: session).compactMap { event in
      guard let parameters = event["params"] else { return nil }
      switch event["method"]?.string {
      case "Runtime.exceptionThrown":
        return parameters["exceptionDetails"].map(Self.words)
      case "Runtime.consoleAPICalled" where parameters["type"]?.string == "error":
        return parameters["args"]?.text
      case "Log.entryAdded" where parameters["entry"]?["level"]?.string == "error":
        let entry = parameters["entry"]
        return [entry?["text"]?.string, entry?["url"]?.string].compactMap(\.self)
          .joined(separator: " ")
      default: return nil
      }
    }
  }

  private static func words(of exception: JSONValue) -> String {
    exception["exception"]?["description"]?.string ?? exception.text
  }
}
