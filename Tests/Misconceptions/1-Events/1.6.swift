// Wrong answers to exercise 1.6.

// Answer: calls-everything-an-event
// Mistake: uses one event name for everything, with the kind in a field
// Shows: has to open every event and read its fields
// Hole: 1
[DesignedEvent("LoanEventHappened", ["what": "\(scene)"])]

// Answer: counts-state-as-fact
// Mistake: records the remaining fine instead of the payment
// Shows: What is left is state
// Instead of:
case .pays(let cents, _):
  [DesignedEvent("FinePaid", ["cents": "\(cents)"])]
// Write:
case .pays(_, let left):
  [DesignedEvent("FinePaid", ["left": "\(left)"])]

// Answer: edits-fields
// Mistake: records field changes, like an audit table
// Shows: that is CRUD in a log
// Hole: 1
func edited(_ field: String, _ value: String) -> [DesignedEvent] {
  [DesignedEvent("FieldChanged", ["field": field, "value": value])]
}
return switch scene {
case .takesHome(let reader, let due): edited("reader", reader) + edited("due", due)
case .getsMoreTime(let reader, let due): edited("due", due) + edited("asked_by", reader)
case .getsNoMoreTime(let reader, let reason): edited("note", "\(reader): \(reason)")
case .libraryCloses(let reason, let due): edited("due", due) + edited("reason", reason)
case .pays(let cents, let left): edited("fine", "\(cents) paid, \(left) left")
case .forgives(let librarian, let reason, let cents, _):
  edited("fine", "\(cents) by \(librarian): \(reason)")
case .bringsBack(let day): edited("returned", day)
case .losesBook(let day): edited("lost", day)
}

// Answer: ends-every-loan-alike
// Mistake: records a deletion whether the book was returned or lost
// Shows: Both end the loan, and only one of them leaves a book
// Instead of:
case .bringsBack(let day):
  [DesignedEvent("BookReturned", ["on": day])]
case .losesBook(let day):
  [DesignedEvent("BookReportedLost", ["on": day])]
// Write:
case .bringsBack(let day), .losesBook(let day):
  [DesignedEvent("LoanEnded", ["on": day])]

// Answer: forgets-refusals
// Mistake: records only property changes, and so no rejection
// Shows: A refusal happened all the same
// Instead of:
case .getsNoMoreTime(let reader, let reason):
  [DesignedEvent("RenewalRefused", ["asked_by": reader, "reason": reason])]
// Write:
case .getsNoMoreTime:
  []

// Answer: forgets-who-asked
// Mistake: records the renewal without the reader who requested it
// Shows: the person who asked for it is lost
// Instead of:
case .getsMoreTime(let reader, let due):
  [DesignedEvent("LoanRenewed", ["asked_by": reader, "due": due])]
// Write:
case .getsMoreTime(_, let due):
  [DesignedEvent("LoanRenewed", ["due": due])]

// Answer: gives-orders
// Mistake: names events like commands
// Shows: That reads like something to do
// Instead of:
  [DesignedEvent("FinePaid", ["cents": "\(cents)"])]
// Write:
  [DesignedEvent("PayFine", ["cents": "\(cents)"])]

// Answer: lowers-the-fine
// Mistake: records a lower fine for both a payment and a waiver
// Shows: is called state obsession
// Instead of:
case .pays(let cents, _):
  [DesignedEvent("FinePaid", ["cents": "\(cents)"])]
case .forgives(let librarian, let reason, let cents, _):
  [DesignedEvent("FineWaived", ["by": librarian, "reason": reason, "cents": "\(cents)"])]
// Write:
case .pays(let cents, _), .forgives(_, _, let cents, _):
  [DesignedEvent("FineLowered", ["cents": "\(cents)"])]

// Answer: sources-properties
// Mistake: records one event per property, with its new value
// Shows: is called property sourcing
// Hole: 1
switch scene {
case .takesHome(let reader, let due): [DesignedEvent("BookLent", ["reader": reader, "due": due])]
case .getsMoreTime(_, let due), .libraryCloses(_, let due):
  [DesignedEvent("DueDateMoved", ["due": due])]
case .getsNoMoreTime: []
case .pays(_, let left), .forgives(_, _, _, let left):
  [DesignedEvent("FineReduced", ["fine": "\(left)"])]
case .bringsBack(let day): [DesignedEvent("BookReturned", ["on": day])]
case .losesBook(let day): [DesignedEvent("BookReportedLost", ["on": day])]
}

// Answer: updates-a-loan
// Mistake: names events after row operations: created, updated, deleted
// Shows: that is CRUD in a log
// Hole: 1
switch scene {
case .takesHome(let reader, let due): [DesignedEvent("LoanCreated", ["reader": reader, "due": due])]
case .getsMoreTime(let reader, let due):
  [DesignedEvent("LoanUpdated", ["due": due, "asked_by": reader])]
case .getsNoMoreTime(let reader, let reason):
  [DesignedEvent("LoanUpdated", ["note": "\(reader): \(reason)"])]
case .libraryCloses(let reason, let due):
  [DesignedEvent("LoanUpdated", ["due": due, "reason": reason])]
case .pays(let cents, _): [DesignedEvent("LoanUpdated", ["paid": "\(cents)"])]
case .forgives(let librarian, let reason, let cents, _):
  [DesignedEvent("LoanUpdated", ["forgiven": "\(cents)", "by": librarian, "reason": reason])]
case .bringsBack(let day): [DesignedEvent("LoanDeleted", ["returned": day])]
case .losesBook(let day): [DesignedEvent("LoanDeleted", ["lost": day])]
}
