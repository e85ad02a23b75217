/// An aggregate that also turns commands into events.
///
/// ```mermaid
/// flowchart LR
///   C[command] --> D[decide]
///   S[state] --> D
///   D --> E[events]
///   E --> V[evolve]
///   S --> V
///   V --> S2[new state]
/// ```
///
/// Jérémie Chassaing gave the pattern
/// [its name](https://thinkbeforecoding.com/post/2021/12/17/functional-event-sourcing-decider).
public protocol Decider: Aggregate {
  associatedtype Command: Sendable
  /// The reason why a command is rejected, in the words of the business.
  associatedtype Rejection: Error

  /// Returns the events that `command` causes; empty when nothing changes.
  ///
  /// A pure function: it changes nothing, stores nothing and reads no clock. So it can be
  /// called again on a newer state after a version conflict.
  ///
  /// - Throws: `Rejection` when a business rule forbids the command; then there are no events.
  static func decide(_ command: Command, given state: State) throws(Rejection) -> [Event]
}
