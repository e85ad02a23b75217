import EventSourcing
import Testing

@Suite("Given: DecisionSpecification")
struct DecisionSpecificationTests {
  @Test("A specification that holds has no difference")
  func holds() {
    let right = Lamp.given(.lit).when(.light).then()
    #expect(right.difference(to: right.outcome()) == nil)
    let refusal = Lamp.given(.broken).when(.light).thenRefuses(with: .isBroken)
    #expect(refusal.difference(to: refusal.outcome()) == nil)
  }

  @Test("A missing line has a minus, an additional one a plus, and a right one neither")
  func showsEvents() {
    let wrong = Lamp.given().when(.repair).then(.repaired, .dimmed, .cleaned)
    #expect(
      wrong.difference(to: wrong.outcome()) == """
        given nothing
        when  repair
        then
          repaired
        - dimmed
        + lit
          cleaned
        """)
  }

  @Test("An unexpected or missing rejection is shown next to the events")
  func showsRefusals() {
    let tooKind = Lamp.given(.broken, .cleaned).when(.light).then(.lit)
    #expect(
      tooKind.difference(to: tooKind.outcome()) == """
        given broken, cleaned
        when  light
        then
        - lit
        + refused: isBroken
        """)
    let tooStrict = Lamp.given(.lit).when(.light).thenRefuses(with: .isBroken)
    #expect(
      tooStrict.difference(to: tooStrict.outcome()) == """
        given lit
        when  light
        then
        - refused: isBroken
        + no events
        """)
  }

  @Test("Another decision can be compared with the same specification")
  func takesAnotherDecision() {
    let sentence = Lamp.given().when(.light).then(.lit)
    let lazy = sentence.outcome { _, _ throws(Lamp.Rejection) in [] }
    #expect(lazy == .events([]))
    #expect(sentence.difference(to: lazy) != nil)
  }
}

private enum Lamp: Decider {
  enum Event: String, DomainEvent, Codable {
    case lit, broken, repaired, cleaned, dimmed

    static let typeNames: Set<EventTypeName> = []
    var typeName: EventTypeName { EventTypeName(rawValue: rawValue) }

    init(typeName: EventTypeName, from decoder: any Decoder) throws {
      try self.init(from: decoder)
    }
  }

  enum Command { case light, repair }
  enum Rejection: Error { case isBroken }

  static let initial: Event? = nil

  static func evolve(_ state: inout Event?, with event: Event) {
    if state != .broken { state = event }
  }

  static func decide(_ command: Command, given state: Event?) throws(Rejection) -> [Event] {
    switch command {
    case .light:
      if state == .broken { throw .isBroken }
      return state == .lit ? [] : [.lit]
    case .repair:
      return [.repaired, .lit, .cleaned]
    }
  }
}
