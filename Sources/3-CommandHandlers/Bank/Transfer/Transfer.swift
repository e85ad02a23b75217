public import EventSourcing
public import Events

/// The transfer of an amount from one account to another, with its own history.
///
/// Two accounts are two streams, and one append can't reach both. So the transfer records its
/// progress, and any process that finds it half done can finish it.
///
/// ```mermaid
/// stateDiagram-v2
///   [*] --> requested
///   requested --> taken: sender pays
///   requested --> failed: sender refuses
///   taken --> completed: receiver accepts
///   taken --> refused: receiver refuses
///   refused --> failed: sender gets it back
/// ```
public enum Transfer: Aggregate {
  public enum Event: Hashable, Sendable {
    case requested(Order)
    /// The money has left the sender's account.
    case taken(TransferID)
    /// The receiver's account rejected it.
    case refused(TransferID, reason: Reason)
    case completed(TransferID)
    case failed(TransferID, reason: Reason)
  }

  /// The request: from which account, to which account, how much.
  public struct Order: Hashable, Sendable {
    public let id: TransferID
    public let from: AccountID
    public let to: AccountID
    public let amount: Money

    public init(id: TransferID, from: AccountID, to: AccountID, amount: Money) {
      self.id = id
      self.from = from
      self.to = to
      self.amount = amount
    }
  }

  public enum Status: Hashable, Sendable {
    case requested
    case taken
    case refused(reason: Reason)
    case completed
    case failed(reason: Reason)
  }

  public struct State: Hashable, Sendable {
    /// The request; `nil` before it is requested.
    public var order: Order?
    public var status: Status

    public init(order: Order? = nil, status: Status = .requested) {
      self.order = order
      self.status = status
    }
  }

  /// The next step of a transfer.
  public enum Step: Hashable, Sendable {
    /// Take the money out of the sender's account.
    case take(Order)
    /// Add it to the receiver's account.
    case give(Order)
    /// Return it to the sender's account.
    case giveBack(Order, reason: Reason)
  }

  public static let initial = State()

  public static func evolve(_ state: inout State, with event: Event) {
    switch event {
    case .requested(let order): state = State(order: order, status: .requested)
    case .taken: state.status = .taken
    case .refused(_, let reason): state.status = .refused(reason: reason)
    case .completed: state.status = .completed
    case .failed(_, let reason): state.status = .failed(reason: reason)
    }
  }

  /// Returns the next step; `nil` when the transfer has ended, or was not requested.
  public static func nextStep(given state: State) -> Step? {
    // BEGIN EXERCISE 3.14
    // One step for each status, or none.
    return nil
    // END EXERCISE 3.14
  }

  /// Returns the event to record after `step`.
  ///
  /// `refusal` is the account's rejection; `nil` when it accepted.
  public static func event(after step: Step, refusal: Account.Rejection?) -> Event {
    // BEGIN EXERCISE 3.14
    // For each step: does a refusal mean that money has to be returned?
    switch step {
    case .take(let order), .give(let order), .giveBack(let order, _): .completed(order.id)
    }
    // END EXERCISE 3.14
  }

  /// The stream with the history of one transfer.
  public static func stream(of id: TransferID) -> StreamID {
    StreamID(category: "transfer", id: id.rawValue)
  }
}
