import EventSourcing

/// A machine that gives out numbered tickets, any number of them at once.
enum Tickets: Decider {
  struct Event: DomainEvent, Codable, Equatable {
    static let typeNames: Set<EventTypeName> = ["TicketDrawn"]

    let number: Int

    init(number: Int) { self.number = number }
    init(typeName: EventTypeName, from decoder: any Decoder) throws {
      try self.init(from: decoder)
    }

    var typeName: EventTypeName { "TicketDrawn" }
  }

  static let stream = StreamID(category: "tickets", id: "1")
  static let initial = 0

  static func evolve(_ state: inout Int, with event: Event) { state = event.number }

  static func decide(_ count: Int, given state: Int) throws(Never) -> [Event] {
    (1...count).map { Event(number: state + $0) }
  }
}
