import Foundation

/// What a queue should do, in a few lines and without a table.
struct QueueModel {
  struct Message {
    let body: String
    let group: String?
    var visibleAt: Double
    var receipt = 0

    func isInFlight(at now: Double) -> Bool { receipt > 0 && visibleAt > now }
  }

  let isFIFO: Bool
  let timeout: Double
  let maxReceiveCount: Int
  private(set) var messages: [Message] = []
  private(set) var deadLetters: [String] = []

  init(isFIFO: Bool, timeout: Double, maxReceiveCount: Int) {
    (self.isFIFO, self.timeout, self.maxReceiveCount) = (isFIFO, timeout, maxReceiveCount)
  }

  mutating func send(_ body: String, group: String?, delay: Double, at now: Double) {
    messages.append(Message(body: body, group: group, visibleAt: now + delay))
  }

  /// Returns the bodies and receipts of the messages that are received.
  mutating func receive(_ limit: Int, at now: Double) -> [(body: String, receipt: Int)] {
    while true {
      let poison = next(limit, at: now).filter { messages[$0].receipt >= maxReceiveCount }
      guard !poison.isEmpty else { break }
      for index in poison.sorted(by: >) { deadLetters.append(messages.remove(at: index).body) }
    }
    return next(limit, at: now).map { index in
      messages[index].receipt += 1
      messages[index].visibleAt = now + timeout
      return (messages[index].body, messages[index].receipt)
    }
  }

  /// The indices of the next messages, in their order.
  private func next(_ limit: Int, at now: Double) -> [Int] {
    let visible = messages.indices.filter { messages[$0].visibleAt <= now }
    guard isFIFO else {
      let order = visible.sorted { (messages[$0].visibleAt, $0) < (messages[$1].visibleAt, $1) }
      return Array(order.prefix(limit))
    }
    let locked = Set(messages.filter { $0.isInFlight(at: now) }.map(\.group))
    let free = visible.filter { !locked.contains(messages[$0].group) }
    var groups: [String?] = []
    for index in free where !groups.contains(messages[index].group) {
      groups.append(messages[index].group)
    }
    let order = groups.flatMap { group in free.filter { messages[$0].group == group } }
    return Array(order.prefix(limit))
  }

  /// Returns whether the message is there, and was received with this receipt last.
  func isCurrent(_ body: String, _ receipt: Int) -> Bool {
    messages.contains { $0.body == body && $0.receipt == receipt }
  }

  mutating func delete(_ body: String, _ receipt: Int, at now: Double) {
    messages.removeAll {
      $0.body == body && $0.receipt == receipt && (!isFIFO || $0.visibleAt > now)
    }
  }

  mutating func hide(_ body: String, _ receipt: Int, for seconds: Double, at now: Double) {
    for index in messages.indices
    where messages[index].body == body && messages[index].receipt == receipt {
      messages[index].visibleAt = now + seconds
    }
  }
}
