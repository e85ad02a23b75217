public import HTTPServer

/// Why a request was not done, in the form of RFC 9457, which people and programs read alike.
public struct Problem: Error, Hashable {
  /// What kind of problem it is. Programs go by it, so its name never changes.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case invalidRequest = "invalid-request"
    case unsupportedMediaType = "unsupported-media-type"
    case unknownAccount = "unknown-account"
    case unknownUser = "unknown-user"
    /// What is asked about has not come yet.
    case notReached = "not-reached"
    case accountClosed = "account-closed"
    case amountNotPositive = "amount-not-positive"
    case insufficientFunds = "insufficient-funds"
    case balanceTooLarge = "balance-too-large"
    case sameAccount = "same-account"
    case transferRefused = "transfer-refused"
    case moneyLeft = "money-left"
    case emailTaken = "email-taken"
    case invalidName = "invalid-name"
    case alreadyRegistered = "already-registered"
    case preconditionFailed = "precondition-failed"
    case idempotencyKeyReused = "idempotency-key-reused"
    /// Others were faster, again and again.
    case busy = "busy"
    case readModelBehind = "read-model-behind"
  }

  public let status: HTTPStatus
  /// `nil` when the status says all there is to say, and for what is no problem of the bank's.
  public let kind: Kind?
  /// What programs go by; `nil` when it is the status.
  public let name: String?
  /// What people call it.
  public let title: String
  /// What happened this time.
  public let detail: String
  /// The part of the request that is wrong, when it is one.
  public let field: String?
  /// What belongs to the status, such as `Allow`.
  public let headers: [HTTPHeaders.Field]

  public init(_ kind: Kind, _ detail: String, field: String? = nil) {
    self.kind = kind
    self.detail = detail
    self.field = field
    name = kind.rawValue
    title = kind.title
    status = kind.status
    headers = status == .serviceUnavailable ? [.init(.retryAfter, "1")] : []
  }

  public init(status: HTTPStatus, _ detail: String, headers: [HTTPHeaders.Field] = []) {
    self.status = status
    self.detail = detail
    self.headers = headers
    kind = nil
    name = nil
    title = status.phrase
    field = nil
  }

  /// A problem of a service that is no bank, and has kinds of its own.
  ///
  /// Programs go by its `name`, such as `sku-taken`, so that never changes; people call it `title`.
  public init(
    named name: String, title: String, status: HTTPStatus, _ detail: String, field: String? = nil
  ) {
    self.name = name
    self.title = title
    self.status = status
    self.detail = detail
    self.field = field
    kind = nil
    headers = []
  }
}

extension Problem.Kind {
  /// How HTTP says it: the class of the status tells whose turn it is to change something.
  public var status: HTTPStatus {
    // BEGIN EXERCISE 6.3
    // starter: // Not understood, not there, against a rule of the moment, against any rule, not now.
    // starter: .internalServerError
    switch self {
    case .invalidRequest: .badRequest
    case .unsupportedMediaType: .unsupportedMediaType
    case .unknownAccount, .unknownUser, .notReached: .notFound
    case .accountClosed, .insufficientFunds, .balanceTooLarge, .sameAccount, .transferRefused,
      .moneyLeft, .emailTaken, .alreadyRegistered:
      .conflict
    case .amountNotPositive, .invalidName, .idempotencyKeyReused: .unprocessableContent
    case .preconditionFailed: .preconditionFailed
    case .busy, .readModelBehind: .serviceUnavailable
    }
    // END EXERCISE 6.3
  }

  /// What people call it.
  public var title: String {
    switch self {
    case .invalidRequest: "The request is not understood"
    case .unsupportedMediaType: "The body is not JSON"
    case .unknownAccount: "There is no such account"
    case .unknownUser: "There is no such user"
    case .notReached: "It has not come to that yet"
    case .accountClosed: "The account is closed"
    case .amountNotPositive: "The amount is not above zero"
    case .insufficientFunds: "There is not enough money in the account"
    case .balanceTooLarge: "The account cannot hold so much"
    case .sameAccount: "Sender and receiver are the same account"
    case .transferRefused: "The transfer was refused"
    case .moneyLeft: "There is money left in the account"
    case .emailTaken: "The e-mail address belongs to somebody else"
    case .invalidName: "The name cannot be kept"
    case .alreadyRegistered: "The user is registered already"
    case .preconditionFailed: "It was changed since you looked"
    case .idempotencyKeyReused: "The Idempotency-Key was used for something else"
    case .busy: "Others were faster; try again"
    case .readModelBehind: "What was asked for cannot be read yet; try again"
    }
  }
}

extension Problem: CustomStringConvertible {
  public var description: String { "\(status.code) \(name ?? status.phrase): \(detail)" }
}

extension Problem {
  var json: JSONObject {
    var json = JSONObject()
    // Relative, so that it leads to the documents of whatever server has answered.
    json.add("type", name.map { "/docs#\($0)" } ?? "about:blank")
    json.add("title", title)
    json.add("status", status.code)
    json.add("detail", detail)
    if let field { json.add("field", field) }
    return json
  }
}
