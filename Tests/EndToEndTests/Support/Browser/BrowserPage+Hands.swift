import EventSourcing
import Testing

/// What a person does with a page.
extension BrowserPage {
  /// A key that writes nothing, or what it writes.
  enum Key: String {
    case tab = "Tab"
    case enter = "Enter"
    case space = " "
    case end = "End"
    case home = "Home"
    case left = "ArrowLeft"
    case right = "ArrowRight"

    /// The number that browsers have given to the key.
    fileprivate var code: Int {
      switch self {
      case .tab: 9
      case .enter: 13
      case .space: 32
      case .end: 35
      case .home: 36
      case .left: 37
      case .right: 39
      }
    }

    fileprivate var text: String? {
      switch self {
      case .enter: "\r"
      case .space: " "
      default: nil
      }
    }
  }

  /// Presses a key and lets it go.
  func press(_ key: Key) async throws {
    var parameters: [String: JSONValue] = [
      "type": .string(key.text == nil ? "rawKeyDown" : "keyDown"), "key": .string(key.rawValue),
      "windowsVirtualKeyCode": .integer(key.code),
    ]
    if let text = key.text { parameters["text"] = .string(text) }
    try await send("Input.dispatchKeyEvent", parameters)
    parameters["type"] = .string("keyUp")
    parameters["text"] = nil
    try await send("Input.dispatchKeyEvent", parameters)
  }

  /// Types `text` instead of what stands in an input.
  func type(_ text: String, into selector: String) async throws {
    try await focus(selector)
    try await evaluate("document.querySelector('\(selector)').select()")
    for character in text {
      for type in ["keyDown", "keyUp"] {
        var parameters: [String: JSONValue] = [
          "type": .string(type), "key": .string(String(character)),
        ]
        if type == "keyDown" { parameters["text"] = .string(String(character)) }
        try await send("Input.dispatchKeyEvent", parameters)
      }
    }
    let value = try await evaluate("document.querySelector('\(selector)').value")
    try #require(value.string == text, "\(selector) holds \(value)")
  }

  func focus(_ selector: String) async throws {
    try await evaluate("document.querySelector('\(selector)').focus()")
  }

  /// Clicks into the middle of an element, on whatever lies there.
  func click(_ selector: String) async throws {
    let middle = try await evaluate(
      """
      (() => {
        const element = document.querySelector('\(selector)');
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = element.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      })()
      """)
    let place = ["x": try #require(middle["x"]), "y": try #require(middle["y"])]
    for type in ["mousePressed", "mouseReleased"] {
      let press: [String: JSONValue] = [
        "type": .string(type), "button": .string("left"), "clickCount": .integer(1),
      ]
      try await send("Input.dispatchMouseEvent", place.merging(press) { $1 })
    }
  }
}
