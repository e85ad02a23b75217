import EventSourcing
import Foundation
import Testing

@Suite("Given: WallClock")
struct WallClockTests {
  @Test("A manual clock stands still until it is moved, forwards or backwards")
  func manual() {
    let clock = ManualWallClock(Date(timeIntervalSince1970: 1_000))
    #expect(clock.now == Date(timeIntervalSince1970: 1_000))
    clock.advance(by: 60)
    #expect(clock.now == Date(timeIntervalSince1970: 1_060))
    clock.advance(by: -90)
    #expect(clock.now == Date(timeIntervalSince1970: 970))
  }

  @Test("The system clock shows the computer's time")
  func system() {
    let before = Date()
    let now = SystemWallClock().now
    #expect(now >= before.addingTimeInterval(-1))
    #expect(now <= Date().addingTimeInterval(1))
  }
}
