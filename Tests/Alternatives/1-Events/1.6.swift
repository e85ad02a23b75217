// Other right answers to exercise 1.6.

// Answer: asks-and-answers
// Alternative: records the request and the answer as two events
// Instead of:
  [DesignedEvent("LoanRenewed", ["asked_by": reader, "due": due])]
// Write:
  [
    DesignedEvent("RenewalRequested", ["reader": reader]), DesignedEvent("RenewalGranted", ["due": due]),
  ]
// Instead of:
  [DesignedEvent("RenewalRefused", ["asked_by": reader, "reason": reason])]
// Write:
  [
    DesignedEvent("RenewalRequested", ["reader": reader]),
    DesignedEvent("RenewalDenied", ["why": reason]),
  ]

// Answer: keeps-what-is-left
// Alternative: stores the rest next to the payment
// Instead of:
case .pays(let cents, _):
  [DesignedEvent("FinePaid", ["cents": "\(cents)"])]
// Write:
case .pays(let cents, let left):
  [DesignedEvent("FinePaid", ["cents": "\(cents)", "left": "\(left)"])]

// Answer: names-with-reasons
// Alternative: has fewer names, and a field for the reason
// Hole: 1
func event(_ name: String, _ pairs: KeyValuePairs<String, String>) -> [DesignedEvent] {
  [DesignedEvent(name, Dictionary(uniqueKeysWithValues: pairs.map { ($0.key, $0.value) }))]
}
return switch scene {
case .takesHome(let who, let day): event("BookLent", ["to": who, "until": day])
case .getsMoreTime(let who, let day): event("LoanExtended", ["until": day, "for": who])
case .libraryCloses(let why, let day): event("LoanExtended", ["until": day, "because": why])
case .getsNoMoreTime(let who, let why): event("LoanNotExtended", ["for": who, "because": why])
case .pays(let cents, _): event("FineSettled", ["how": "paid", "cents": cents.description])
case .forgives(let who, let why, let cents, _):
  event("FineSettled", ["how": "forgiven by \(who): \(why)", "cents": cents.description])
case .bringsBack(let day): event("LoanEnded", ["on": day, "book": "returned"])
case .losesBook(let day): event("LoanEnded", ["on": day, "book": "lost"])
}

// Answer: snake-case
// Alternative: uses another naming style
// Hole: 1
switch scene {
case .takesHome(let who, let day): [DesignedEvent("book_taken_home", ["who": who, "due": day])]
case .getsMoreTime(let who, let day): [DesignedEvent("more_time_given", ["to": who, "due": day])]
case .getsNoMoreTime(let who, let why): [DesignedEvent("more_time_refused", ["to": who, "why": why])]
case .libraryCloses(let why, let day): [DesignedEvent("library_shut", ["why": why, "due": day])]
case .pays(let cents, _): [DesignedEvent("reader_paid", ["cents": "\(cents)"])]
case .forgives(let who, let why, let cents, _):
  [DesignedEvent("reader_let_off", ["by": who, "why": why, "cents": "\(cents)"])]
case .bringsBack(let day): [DesignedEvent("book_came_back", ["on": day])]
case .losesBook(let day): [DesignedEvent("book_lost", ["on": day])]
}
