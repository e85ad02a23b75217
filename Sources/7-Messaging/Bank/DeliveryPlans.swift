import EventSourcing
import Foundation

/// Your tests of a consumer that writes a notice for each message of the bank.
public enum DeliveryPlans {
  /// 25.00 into account 1. The second event of its stream.
  public static let deposit = message("deposit", "DepositMade", account: 1, 2, "25.00", second: 2)
  /// 25.00 into account 1 again: another event, the third one.
  public static let sameAmount = message(
    "same-amount", "DepositMade", account: 1, 3, "25.00", second: 3)
  /// 10.00 out of account 1. The sixth event: the fourth and the fifth didn't become messages.
  public static let withdrawal = message(
    "withdrawal", "WithdrawalMade", account: 1, 6, "10.00", second: 6)
  /// 40.00 into account 2, before all the others. The first event of its stream.
  public static let elsewhere = message(
    "elsewhere", "DepositMade", account: 2, 1, "40.00", second: 1)

  /// Your plans.
  ///
  /// They run against a correct consumer and against consumers with one mistake each: all plans hold
  /// for the correct one, and each mistake breaks at least one of them.
  public static var all: [DeliveryPlan] {
    // BEGIN EXERCISE 7.14
    [
      DeliveryPlan(.deliver(deposit), effects: [deposit])
    ]
    // END EXERCISE 7.14
  }

  private static func message(
    _ id: String, _ type: MessageType, account: Int, _ sequence: Int, _ amount: String,
    second: Int
  ) -> Message {
    Message(
      id: MessageID(rawValue: id), source: BankMessages.source, type: type,
      subject: "account-\(account)", sequence: sequence,
      time: Date(timeIntervalSince1970: 1_767_610_800 + TimeInterval(second)),
      data: ["account_id": .integer(account), "amount": .string(amount)])
  }
}
