import EventSourcing
import Events
import Foundation
import ReadModels
import StoreConformance

extension [RecordedEvent] {
  /// Makes the first events of a log, recorded a minute apart.
  static func log(_ events: any DomainEvent...) -> Self { log(events) }

  static func log(_ events: [any DomainEvent]) -> Self {
    log(events, at: [Int](1...Swift.max(events.count, 1)))
  }

  /// Makes events at these positions, each recorded at the minute with the number of its position.
  static func log(_ events: [any DomainEvent], at positions: [Int]) -> Self {
    var versions: [StreamID: Int] = [:]
    return zip(positions, events).map { position, event in
      versions[event.stream, default: 0] += 1
      return RecordedEvent(
        position: GlobalPosition(rawValue: position), stream: event.stream,
        version: versions[event.stream] ?? 0, id: CountedEventIDs.id(numbered: UInt64(position)),
        recordedAt: .minute(position), event: event)
    }
  }

  /// Makes a stream with `first` as version 1, `last` as version 4, and between them two events that
  /// this program does not know.
  static func interrupted(_ first: any DomainEvent, _ last: any DomainEvent) -> Self {
    let unknown = UnknownEvent(typeName: "SomethingNew", data: .object([:]))
    return zip(1..., [first, unknown, unknown, last]).map { number, event in
      RecordedEvent(
        position: GlobalPosition(rawValue: number), stream: first.stream, version: number,
        id: CountedEventIDs.id(numbered: UInt64(number)), recordedAt: .minute(number),
        event: event)
    }
  }

  /// Makes notes at these positions.
  static func notes(at positions: [Int]) -> Self {
    log(positions.map { Note("note \($0)") }, at: positions)
  }
}

extension Date {
  /// Returns the time `number` minutes after noon.
  static func minute(_ number: Int) -> Date {
    Date(timeIntervalSince1970: 1_767_610_800 + TimeInterval(number) * 60)
  }
}

extension Date {
  /// The minutes since noon.
  var minute: Int { Int(timeIntervalSince(.minute(0)) / 60) }
}

extension DomainEvent {
  /// The stream of the event.
  var stream: StreamID {
    switch self {
    case let event as Account.Event: Account.stream(of: event.accountID)
    case let event as User.Event: User.stream(of: event.userID)
    default: .first
    }
  }
}

extension User.Event {
  fileprivate var userID: UserID {
    switch self {
    case .created(let id, _, _, _), .emailUpdated(let id, _): id
    }
  }
}

extension Money {
  static let ten = Money(cents: 10_00)
  static let thirty = Money(cents: 30_00)
  static let hundred = Money(cents: 100_00)
}

extension ReadModel {
  /// Returns the model after `events`.
  ///
  /// - Throws: errors of the model.
  static func after(_ events: [RecordedEvent]) throws -> Self {
    var model = Self()
    for event in events { try model.apply(event) }
    return model
  }
}
