import EventSourcing
import ExerciseSupport
import Messaging
import Testing

@Suite("Stage 7: Your plans of deliveries")
struct DeliveryPlansTests {
  @Test("All plans hold for a correct consumer", .exercise("7.14"))
  func holdForRightConsumer() throws {
    let plans = DeliveryPlans.all
    try #require(
      plans.count > 1,
      """
      `all` has \(plans.count == 1 ? "1 plan" : "\(plans.count) plans"), and there are \
      \(WrongConsumer.allCases.count) mistakes to catch. A mistake that no plan catches reaches \
      the customers. Chapter 7, exercise 7.14.
      """)
    for plan in plans {
      let outcome = PlanWorld.outcome(of: plan, with: WrongConsumer.consumeRightly)
      try #require(
        outcome == plan.expected,
        """
        This plan does not hold for a correct consumer: \(plan).
          expected: \(plan.expected)
          got:      \(outcome)
        A wrong test makes people break code that works. Chapter 7, exercise 7.14.
        """)
    }
  }

  @Test(
    "Each wrong consumer breaks a plan", .exercise("7.14"), arguments: WrongConsumer.allCases)
  func notice(wrong: WrongConsumer) throws {
    let isNoticed = DeliveryPlans.all.contains { plan in
      PlanWorld.outcome(of: plan) { try wrong.consume($0, in: $1) } != plan.expected
    }
    try #require(
      isNoticed,
      """
      None of your plans catches a consumer that \(wrong.rawValue). Which deliveries and crashes \
      lead to an effect too many or too few, or to a message too many or too few in the queue? \
      Chapter 7, exercise 7.14.
      """)
  }
}
