/// How far each part of the pipeline is, at one moment.
package struct PipelineNumbers: Hashable, Sendable {
  /// The last position in the log of the bank, and that of the publisher's checkpoint.
  package var log = 0
  package var published = 0
  /// The messages in the queue: visible or delayed, received and not deleted, and given up.
  package var waiting = 0
  package var inFlight = 0
  package var deadLetters = 0
  package var notices = 0
  /// The number of events in the logs of the small services.
  package var users = 0
  package var accounts = 0
  /// The last position in the hub, and the number of messages that the audit has recorded.
  package var hub = 0
  package var audit = 0
  /// The parts whose numbers are those of an earlier moment, because they can't be read now.
  package var unread: Set<String> = []

  package init() {}

  /// The number of events that the publisher is behind.
  package var lag: Int { max(log - published, 0) }

  /// The parts that have not caught up yet; none when everything has arrived.
  ///
  /// Dead letters are not waited for: nothing moves them.
  package var unsettled: [String] {
    var parts = unread.sorted().map { "\($0) can't be read" }
    if published != log { parts.append("the publisher is at \(published) of \(log)") }
    if waiting + inFlight > 0 {
      parts.append("the queue has \(waiting) messages waiting and \(inFlight) in flight")
    }
    if hub != users + accounts {
      parts.append("the hub has \(hub) of \(users + accounts) messages")
    }
    if audit != hub { parts.append("the audit has seen \(audit) of \(hub)") }
    return parts
  }
}
