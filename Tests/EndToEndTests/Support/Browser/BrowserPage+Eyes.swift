import EventSourcing
import Foundation
import Testing

/// What a person sees of a page.
extension BrowserPage {
  /// How a person wants pages to look.
  enum Scheme: String {
    case light, dark
  }

  /// A window of this size, and a person with this wish.
  func look(width: Int, height: Int = 900, _ scheme: Scheme = .light) async throws {
    try await send(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": .integer(width), "height": .integer(height), "deviceScaleFactor": .integer(1),
        "mobile": .bool(false),
      ])
    let wish: JSONValue = .object([
      "name": .string("prefers-color-scheme"), "value": .string(scheme.rawValue),
    ])
    try await send("Emulation.setEmulatedMedia", ["features": .array([wish])])
  }

  /// What can be seen of the page, or with `whole` all of it, as a PNG.
  func screenshot(whole: Bool = false) async throws -> Data {
    let answer = try await send(
      "Page.captureScreenshot",
      ["format": .string("png"), "captureBeyondViewport": .bool(whole)])
    return try #require(answer["data"]?.string.flatMap { Data(base64Encoded: $0) })
  }
}

/// What a picture is made of.
struct PictureFigures {
  let width: Int
  let height: Int
  let colours: Int
  /// From 0, all black, to 1, all white.
  let brightness: Double

  /// Lets a browser unpack a PNG, in an empty page: Foundation cannot do it everywhere.
  init(of png: Data, in browser: Browser) async throws {
    let page = try await browser.newPage()
    let figures = try await page.evaluate(
      """
      (async () => {
        const image = new Image();
        image.src = 'data:image/png;base64,\(png.base64EncodedString())';
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const bytes = context.getImageData(0, 0, image.width, image.height).data;
        const colours = new Set();
        let sum = 0;
        for (let at = 0; at < bytes.length; at += 4) {
          colours.add(bytes[at] << 16 | bytes[at + 1] << 8 | bytes[at + 2]);
          sum += bytes[at] + bytes[at + 1] + bytes[at + 2];
        }
        const brightness = sum / (bytes.length / 4 * 3 * 255);
        return { width: image.width, height: image.height, colours: colours.size, brightness };
      })()
      """)
    try await page.close()
    width = Int(try #require(figures["width"]?.number))
    height = Int(try #require(figures["height"]?.number))
    colours = Int(try #require(figures["colours"]?.number))
    brightness = try #require(figures["brightness"]?.number)
  }
}
