import API
import EventSourcing
import Events
import Messaging

extension JSONObject {
  init(paused stream: StreamID, because failure: SendFailure) {
    self.init()
    add("stream", stream.description)
    add("reason", "\(failure.code): \(failure.message)")
  }

  init(_ message: SetAsideMessage) {
    self.init()
    add("position", message.position.rawValue)
    add("stream", message.stream.description)
    add("reason", message.reason)
  }

  init(_ letter: DeadLetter) {
    self.init()
    add("id", letter.id)
    add("type", orNull: letter.type)
    add("subject", orNull: letter.subject)
    add("receive_count", letter.receiveCount)
    add("reason", letter.reason)
  }

  init(_ move: MoveFigures) {
    self.init()
    add("status", move.status)
    add("moved", move.movedCount)
    add("planned", move.plannedCount)
    add("failure", orNull: move.failure)
  }

  /// The notices of one kind together.
  init(_ kind: Notice.Kind, count: Int, cents: Int) {
    self.init()
    add("kind", kind.rawValue)
    add("count", count)
    add("amount", Money(cents: cents))
  }

  init(_ notice: Notice) {
    self.init()
    add("message_id", notice.messageID.rawValue)
    add("text", notice.description)
    add("time", Timestamp(notice.time).description)
  }

  mutating func add(_ name: StaticString, orNull text: String?) {
    if let text { add(name, text) } else { addNull(name) }
  }
}
