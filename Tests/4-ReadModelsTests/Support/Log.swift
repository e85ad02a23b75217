import EventSourcing
import Events
import Foundation
import ReadModels
import StoreConformance

extension [RecordedEvent] {
  /// Events as a log has them that begins with them: one after the other, a minute apart.
  static func log(_ events: any DomainEvent...) -> Self { log(events) }

  static func log(_ events: [any DomainEvent]) -> Self {
    log(events, at: [Int](1...Swift.max(events.count, 1)))
  }

  /// Events at these positions, each at the minute of its position.
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

  /// The events `first` and `last` of one stream, its versions 1 and 4, and between them two that
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

  /// Notes at these positions.
  static func notes(at positions: [Int]) -> Self {
    log(positions.map { Note("note \($0)") }, at: positions)
  }
}

extension Date {
  /// Some minutes after noon.
  static func minute(_ number: Int) -> Date {
    Date(timeIntervalSince1970: 1_767_610_800 + TimeInterval(number) * 60)
  }
}

extension Date {
  /// How many minutes after noon it is.
  var minute: Int { Int(timeIntervalSince(.minute(0)) / 60) }
}

extension DomainEvent {
  /// The stream in which the event stands.
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
  /// The model after `events`.
  ///
  /// - Throws: what the model throws.
  static func after(_ events: [RecordedEvent]) throws -> Self {
    var model = Self()
    for event in events { try model.apply(event) }
    return model
  }
}
