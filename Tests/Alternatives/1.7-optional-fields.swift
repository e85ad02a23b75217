// Exercise: 1.7
// Alternative: finds the fields first and writes those that are there
var fields: (transfer: TransferID?, to: AccountID?, from: AccountID?, amount: Money?)
switch self {
case .opened, .closed: break
case .deposited(_, let amount), .withdrawn(_, let amount): fields.amount = amount
case .transferSent(_, let id, let to, let amount): fields = (id, to, nil, amount)
case .transferReceived(_, let id, let from, let amount): fields = (id, nil, from, amount)
case .transferReturned(_, let id, let amount): fields = (id, nil, nil, amount)
}
var data = encoder.container(keyedBy: Field.self)
try data.encode(accountID, forKey: .accountID)
try data.encodeIfPresent(fields.transfer, forKey: .transferID)
try data.encodeIfPresent(fields.to, forKey: .to)
try data.encodeIfPresent(fields.from, forKey: .from)
try data.encodeIfPresent(fields.amount, forKey: .amount)
