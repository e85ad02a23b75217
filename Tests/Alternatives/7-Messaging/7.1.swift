// Other right answers to exercise 7.1.

// Answer: if-else
// Alternative: asks for one kind of event after the other
// Hole: 1
let content: Content?
if let event = event.event as? Account.Event {
  content = self.content(of: event)
} else if let event = event.event as? User.Event {
  content = self.content(of: event)
} else {
  content = nil
}
return content.map { content in
  Message(
    id: MessageID(rawValue: "\(event.id)"), source: source, type: content.type,
    subject: "\(event.stream)", sequence: event.version, time: event.recordedAt,
    metadata: event.metadata, data: content.data)
}

// Answer: builds-up-the-data
// Alternative: names the type first, and adds to the data
// Hole: 2
var data: [String: JSONValue] = ["account_id": .integer(event.accountID.rawValue)]
let type: MessageType
switch event {
case .opened: type = "AccountOpened"
case .closed: type = "AccountClosed"
case .deposited(_, let amount):
  type = "DepositMade"
  data["amount"] = .string("\(amount)")
case .withdrawn(_, let amount):
  type = "WithdrawalMade"
  data["amount"] = .string("\(amount)")
case .transferReceived(let to, let transferID, let from, let amount):
  type = "TransferMade"
  data = [
    "transfer_id": .string("\(transferID)"), "from_account_id": .integer(from.rawValue),
    "to_account_id": .integer(to.rawValue), "amount": .string("\(amount)"),
  ]
case .transferSent, .transferReturned: return nil
}
return Content(type, data)
