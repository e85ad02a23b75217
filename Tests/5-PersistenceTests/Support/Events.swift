import EventSourcing

/// An event with many fields, some of which look odd in JSON.
struct Parcel: DomainEvent, Hashable, Codable {
  static let typeNames: Set<EventTypeName> = ["ParcelSent"]

  var zone = 7
  var address = "Rue de l'Été 3/4, \"Chez Zoé\" 🏡"
  var cents = Int.max
  var note: String?

  var typeName: EventTypeName { "ParcelSent" }

  init(note: String? = nil) { self.note = note }

  init(typeName: EventTypeName, from decoder: any Decoder) throws {
    try self.init(from: decoder)
  }
}

/// Events of two names, whose data look alike.
enum Light: DomainEvent, Hashable {
  case switchedOn(room: Int)
  case switchedOff(room: Int)

  static let typeNames: Set<EventTypeName> = ["LightOn", "LightOff"]

  var typeName: EventTypeName {
    switch self {
    case .switchedOn: "LightOn"
    case .switchedOff: "LightOff"
    }
  }

  private struct Data: Codable { let room: Int }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .switchedOn(let room), .switchedOff(let room): try Data(room: room).encode(to: encoder)
    }
  }

  init(typeName: EventTypeName, from decoder: any Decoder) throws {
    let room = try Data(from: decoder).room
    self = typeName == "LightOn" ? .switchedOn(room: room) : .switchedOff(room: room)
  }
}

/// The data of a deposit after upcasting, whatever they are.
struct LiftedDeposit: DomainEvent, Hashable {
  static let typeNames: Set<EventTypeName> = ["MoneyDeposited"]

  let data: JSONValue

  var typeName: EventTypeName { "MoneyDeposited" }

  init(typeName: EventTypeName, from decoder: any Decoder) throws {
    data = try JSONValue(from: decoder)
  }

  func encode(to encoder: any Encoder) throws { try data.encode(to: encoder) }
}
