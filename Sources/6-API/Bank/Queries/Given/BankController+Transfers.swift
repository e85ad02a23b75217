import CommandHandlers
import EventSourcing
import Events
import Foundation
import HTTPServer

extension BankController {
  /// Responds with a transfer and how far it is, read from its own stream.
  ///
  /// - Throws: ``Problem`` (not found) when there is no such transfer; errors of the store.
  func transferProgress(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    let name = call.values["transfer_id"] ?? ""
    guard TransferID.isValid(name) else { throw Problem.noTransfer }
    let stream = Transfer.stream(of: TransferID(rawValue: name))
    let history = try await store.read(stream)
    let state = Transfer.replay(history)
    guard let order = state.order, let last = history.last else { throw Problem.noTransfer }
    // A client that sees the outcome here should see it in the accounts as well.
    reads.noteWrite(
      to: Account.stream(of: order.from), Account.stream(of: order.to), at: last.position)
    var transfer = JSONObject(order)
    transfer.add("status", state.status.name)
    if let reason = state.status.reason { transfer.add("reason", reason.text) }
    return .json(.ok, transfer, [.cacheControl: "no-cache"])
  }
}

extension Problem {
  fileprivate static let noTransfer = Problem(
    status: .notFound, "there is no transfer with this name")
}

extension TransferID {
  /// Whether `name` may be the name of a transfer: an idempotency key, which is longer when there are
  /// spaces in it, or an id of the bank.
  fileprivate static func isValid(_ name: String) -> Bool {
    1...512 ~= name.utf8.count
      && name.utf8.allSatisfy { UInt8(ascii: "!")...UInt8(ascii: "~") ~= $0 }
  }

  /// The id as one segment of a path.
  var percentEncoded: String {
    let unreserved = CharacterSet(charactersIn: "-._~").union(.alphanumerics)
    return rawValue.addingPercentEncoding(withAllowedCharacters: unreserved) ?? rawValue
  }
}

extension Transfer.Status {
  /// The name of the status in the contract.
  fileprivate var name: String {
    switch self {
    case .requested: "requested"
    case .taken: "taken"
    case .refused: "refused"
    case .completed: "completed"
    case .failed: "failed"
    }
  }

  fileprivate var reason: Transfer.Reason? {
    switch self {
    case .refused(let reason), .failed(let reason): reason
    case .requested, .taken, .completed: nil
    }
  }
}
