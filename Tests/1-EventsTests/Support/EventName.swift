/// What the name of an event tells about its design.
enum EventName {
  /// What a form does to a record, whatever the record is about.
  static let edits: Set<String> = [
    "updated", "changed", "modified", "edited", "set", "saved", "inserted", "deleted", "patched",
    "upserted", "update", "change", "edit", "modify", "delete", "save", "insert", "patch",
  ]

  /// Whether `name` says what to do, or what is going on: `PayFine`, `PaysFine`.
  static func isOrder(_ name: String) -> Bool {
    let words = words(of: name)
    return !words.isDisjoint(with: orders)
      && !words.contains { $0.hasSuffix("ed") || irregular.contains($0) }
  }

  /// The words of a name such as `DueDateMoved` or `due_date_moved`, in lower case.
  static func words(of name: String) -> Set<String> {
    var words: [String] = []
    var wasCapital = true
    for character in name {
      let isCapital = character.isUppercase
      if !character.isLetter {
        words.append("")
      } else if words.isEmpty || isCapital && !wasCapital {
        words.append(character.lowercased())
      } else {
        words[words.count - 1] += character.lowercased()
      }
      wasCapital = isCapital
    }
    return Set(words.filter { !$0.isEmpty })
  }

  private static let orders: Set<String> = [
    "lend", "lends", "borrow", "borrows", "take", "takes", "get", "gets", "ask", "asks", "renew",
    "renews", "extend", "extends", "grant", "grants", "refuse", "refuses", "reject", "rejects",
    "deny", "denies", "close", "closes", "pay", "pays", "forgive", "forgives", "waive", "waives",
    "bring", "brings", "return", "returns", "lose", "loses", "report", "reports",
  ]

  private static let irregular: Set<String> = [
    "lent", "took", "taken", "got", "gave", "given", "paid", "forgave", "forgiven", "let",
    "brought",
    "came", "gone", "went", "lost", "shut", "kept", "held", "found", "sent", "left", "made", "put",
    "begun", "began", "met", "written", "wrote", "known", "understood", "told", "said", "overdue",
  ]
}
