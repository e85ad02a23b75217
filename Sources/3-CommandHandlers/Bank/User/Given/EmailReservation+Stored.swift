public import EventSourcing
import Events

extension EventTypeName {
  public static let emailReserved: Self = "EmailReserved"
  public static let emailRenewed: Self = "EmailRenewed"
  public static let emailReleased: Self = "EmailReleased"
}

extension EmailReservation.Event: DomainEvent {
  public static let typeNames: Set<EventTypeName> = [.emailReserved, .emailRenewed, .emailReleased]

  public var typeName: EventTypeName {
    switch self {
    case .reserved: .emailReserved
    case .renewed: .emailRenewed
    case .released: .emailReleased
    }
  }

  private enum Field: String, CodingKey {
    case email
    case userID = "user_id"
  }

  public func encode(to encoder: any Encoder) throws {
    var data = encoder.container(keyedBy: Field.self)
    switch self {
    case .reserved(let email, let userID), .renewed(let email, let userID),
      .released(let email, let userID):
      try data.encode(email, forKey: .email)
      try data.encode(userID, forKey: .userID)
    }
  }

  public init(typeName: EventTypeName, from decoder: any Decoder) throws {
    let data = try decoder.container(keyedBy: Field.self)
    let email = try data.decode(EmailAddress.self, forKey: .email)
    let userID = try data.decode(UserID.self, forKey: .userID)
    switch typeName {
    case .emailReserved: self = .reserved(email: email, userID: userID)
    case .emailRenewed: self = .renewed(email: email, userID: userID)
    case .emailReleased: self = .released(email: email, userID: userID)
    default: throw DecodingError.notStored(as: typeName, in: decoder)
    }
  }
}
