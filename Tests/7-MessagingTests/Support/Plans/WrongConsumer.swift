import Messaging
import Testing

/// The mistakes of a consumer, each in one sentence: "a consumer that …".
enum WrongConsumer: String, CaseIterable, CustomTestStringConvertible {
  case noInbox = "has no inbox"
  case inMemory = "keeps its inbox in memory"
  case notesAfterwards = "commits the inbox row after the effect, in another transaction"
  case notesBefore = "commits the inbox row before the effect, in another transaction"
  case repeatsUnfinished = "repeats a message that it has committed and not deleted"
  case deletesFirst = "deletes the message before the transaction"
  case deletesInside = "deletes the message inside the transaction"
  case keepsTheLast = "knows only the last message"
  case comparesSequences = "mistakes a smaller sequence number for a duplicate"
  case comparesAllSequences = "compares the sequence numbers of different accounts"
  case demandsAllNumbers = "waits for missing sequence numbers"
  case comparesContent = "mistakes two deposits of the same amount for one"
  case notesFailures = "keeps the inbox row when the effect fails"
  case deletesFailures = "deletes a message whose effect fails"
  case refusesDuplicates = "treats a duplicate as an error"
  case forgetsPruned = "handles a message again that was pruned from the inbox"
  case deletesPruned = "deletes a message that is older than the inbox"
  case refusesAfterPruning = "treats every new message as too old once the inbox was pruned"

  var testDescription: String { rawValue }

  func consume(_ message: Message, in world: PlanWorld) throws {
    switch self {
    case .noInbox:
      try world.writeEffect(of: message)
      try world.delete(message)
    case .inMemory: try consumeWithMemory(message, in: world)
    case .notesAfterwards, .notesBefore, .repeatsUnfinished, .notesFailures:
      try consumeInParts(message, in: world)
    case .deletesFirst, .deletesInside, .deletesFailures, .refusesDuplicates:
      try consumeAndDelete(message, in: world)
    case .keepsTheLast, .comparesSequences, .comparesAllSequences, .demandsAllNumbers,
      .comparesContent:
      try consumeByLook(message, in: world)
    case .forgetsPruned, .deletesPruned, .refusesAfterPruning:
      try consumeOld(message, in: world)
    }
  }

  /// Consumes as it should be.
  static func consumeRightly(_ message: Message, in world: PlanWorld) throws {
    try world.transaction {
      if world.knows(message) { return }
      if world.isTooOld(message) { throw PlanWorld.Refused() }
      try world.note(message)
      try world.writeEffect(of: message)
    }
    try world.delete(message)
  }

  private func consumeWithMemory(_ message: Message, in world: PlanWorld) throws {
    if !world.memory.contains(message.id) {
      try world.transaction {
        if world.isTooOld(message) { throw PlanWorld.Refused() }
        // It notes the time on the disk, and so has a horizon like the others.
        try world.note(message)
        try world.writeEffect(of: message)
      }
      world.memory.insert(message.id)
    } else if !world.knows(message) {
      throw PlanWorld.Refused()
    }
    try world.delete(message)
  }

  /// Writes effect and row in two transactions, or undoes only a part.
  private func consumeInParts(_ message: Message, in world: PlanWorld) throws {
    let isUnfinished = world.disk.unfinished.contains(message)
    if self == .repeatsUnfinished, isUnfinished {
      try world.writeEffect(of: message)
    } else if !world.knows(message) {
      if world.isTooOld(message) { throw PlanWorld.Refused() }
      switch self {
      case .notesAfterwards:
        try world.writeEffect(of: message)
        try world.note(message)
      case .notesBefore:
        try world.note(message)
        do {
          try world.writeEffect(of: message)
        } catch let error as PlanWorld.EffectFailed {
          world.disk.inbox.remove(message)
          throw error
        }
      case .notesFailures:
        try world.transaction {
          try world.note(message)
          do { try world.writeEffect(of: message) } catch is PlanWorld.EffectFailed {}
        }
        if !world.disk.effects.contains(message) { throw PlanWorld.EffectFailed() }
      default:
        try world.transaction {
          world.disk.unfinished.insert(message)
          try world.note(message)
          try world.writeEffect(of: message)
        }
      }
    }
    try world.delete(message)
    world.disk.unfinished.remove(message)
  }

  /// Deletes at the wrong time, or not at all.
  private func consumeAndDelete(_ message: Message, in world: PlanWorld) throws {
    let isKnown = world.knows(message)
    if self == .refusesDuplicates, isKnown { throw PlanWorld.Refused() }
    if !isKnown, world.isTooOld(message) { throw PlanWorld.Refused() }
    if self == .deletesFirst { try world.delete(message) }
    do {
      try world.transaction {
        guard !isKnown else { return }
        try world.note(message)
        try world.writeEffect(of: message)
        if self == .deletesInside { try world.delete(message) }
      }
    } catch let error as PlanWorld.EffectFailed {
      guard self == .deletesFailures else { throw error }
    }
    try world.delete(message)
  }

  /// Recognizes a duplicate by something else than its id.
  private func consumeByLook(_ message: Message, in world: PlanWorld) throws {
    let last = world.disk.sequences[message.subject]
    let others = world.disk.sequences.filter { $0.key != message.subject }.values
    let isKnown =
      switch self {
      case .keepsTheLast: world.disk.last == message.id
      case .comparesSequences: last.map { message.sequence <= $0 } ?? false
      case .comparesAllSequences:
        world.knows(message) || others.contains { message.sequence <= $0 }
      case .comparesContent:
        world.disk.inbox.contains { $0.subject == message.subject && $0.data == message.data }
      default: world.knows(message)
      }
    if !world.knows(message), world.isTooOld(message) { throw PlanWorld.Refused() }
    if self == .demandsAllNumbers, !isKnown, let last, message.sequence > last + 1 {
      throw PlanWorld.Refused()
    }
    try world.transaction {
      if isKnown { return }
      world.disk.last = message.id
      world.disk.sequences[message.subject] = max(last ?? 0, message.sequence)
      try world.note(message)
      try world.writeEffect(of: message)
    }
    try world.delete(message)
  }

  /// Takes the age of a message for something else.
  private func consumeOld(_ message: Message, in world: PlanWorld) throws {
    let isTooOld =
      switch self {
      case .forgetsPruned: false
      case .refusesAfterPruning: world.disk.horizon != nil
      default: world.isTooOld(message)
      }
    try world.transaction {
      if world.knows(message) { return }
      if isTooOld {
        guard self == .deletesPruned else { throw PlanWorld.Refused() }
        return
      }
      try world.note(message)
      try world.writeEffect(of: message)
    }
    try world.delete(message)
  }
}
