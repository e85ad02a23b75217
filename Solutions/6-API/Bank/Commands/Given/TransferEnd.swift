import CommandHandlers
public import EventSourcing

/// How a transfer has ended.
public struct TransferEnd: Sendable {
  /// The problem that kept the money from arriving; `nil` when it has arrived. In both cases, the
  /// accounts may have changed: money that was taken has come back.
  public let problem: Problem?
  /// The position of the transfer's last event, which is after those of the accounts.
  public let position: GlobalPosition

  init(_ status: Transfer.Status, at position: GlobalPosition) {
    self.position = position
    if case .failed(let reason) = status {
      // Only the sender can lack money, and that is the same problem as for a withdrawal.
      let isPoor = reason.rule == .insufficientFunds
      problem = Problem(isPoor ? .insufficientFunds : .transferRefused, reason.text)
    } else {
      problem = nil
    }
  }
}
