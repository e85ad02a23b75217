public import EventSourcing
public import Events

/// The cash drawer of one teller on one day. Each day has a separate stream.
///
/// The day is the accounting period: its books are closed in the evening, with a count of the cash.
public enum Till: Aggregate {
  public enum Event: Hashable, Sendable {
    /// The day began with this much cash in the drawer, the *float*.
    case opened(float: Money)
    case paidIn(amount: Money)
    case paidOut(amount: Money)
    /// The day ended, with the expected and the counted cash. Nothing follows.
    case closed(expected: Money, counted: Money)
  }

  public struct State: Hashable, Sendable {
    public enum Status: Hashable, Sendable {
      case unopened
      case open
      case closed(counted: Money)
    }

    public internal(set) var status = Status.unopened
    /// The cash that should be in the drawer.
    public internal(set) var cash = Money.zero
  }

  public static let initial = State()

  public static func evolve(_ state: inout State, with event: Event) {
    switch event {
    case .opened(let float):
      state.status = .open
      state.cash = float
    case .paidIn(let amount):
      state.cash = state.cash &+ amount
    case .paidOut(let amount):
      state.cash = state.cash &- amount
    case .closed(_, let counted):
      state.status = .closed(counted: counted)
    }
  }

  /// The stream of one till on one day, such as `till-3.28`; days are counted from 1.
  public static func stream(of till: Int, on day: Int) -> StreamID {
    StreamID(category: "till", id: "\(till).\(day)")
  }
}

/// Why the books of a till were not changed.
public enum TillError: Error, Hashable {
  /// The day was never opened, or its books are closed.
  case notOpen(day: Int)
}
