import EventSourcing
import Foundation
import StoreConformance
import Testing

@testable import Persistence

@Suite("Stage 5: The cache of recent events")
struct LogWindowTests {
  private func position(_ number: Int) -> GlobalPosition { GlobalPosition(rawValue: number) }

  private func event(at number: Int) -> RecordedEvent {
    RecordedEvent(
      position: position(number), stream: .first, version: number,
      id: CountedEventIDs.id(numbered: UInt64(number)), recordedAt: .distantPast,
      event: Note("note \(number)"))
  }

  /// A window after position 3, with the events at 5, 6 and 9.
  private func window(size: Int = 512) -> LogWindow {
    var window = LogWindow(after: position(3), size: size)
    for number in [5, 6, 9] { window.append(event(at: number)) }
    return window
  }

  @Test("It returns the events after each position since its start, and nil for earlier ones")
  func reads() {
    let window = window()
    #expect(window.events(after: position(2), limit: 10) == nil)
    for (start, expected) in [(3, [5, 6, 9]), (5, [6, 9]), (7, [9]), (9, []), (20, [])] {
      #expect(window.events(after: position(start), limit: 10)?.positions == expected)
    }
    #expect(window.events(after: position(3), limit: 2)?.positions == [5, 6])
  }

  @Test("It drops old events, and then begins later")
  func drops() {
    var window = window(size: 2)
    window.append(event(at: 10))
    #expect(window.start == position(6))
    #expect(window.events(after: position(5), limit: 10) == nil)
    #expect(window.events(after: position(6), limit: 10)?.positions == [9, 10])
  }

  @Test("It may begin earlier if there were no events, but never later")
  func extends() {
    var window = window()
    window.extend(backTo: position(1))
    window.extend(backTo: position(2))
    #expect(window.start == position(1))
    #expect(window.events(after: position(1), limit: 10)?.positions == [5, 6, 9])
  }
}
