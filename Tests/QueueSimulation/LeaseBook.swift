import Foundation
import Messaging

/// Who may have which message: what the queue should know, noted beside it.
struct LeaseBook {
  private struct Lease {
    let id: String
    let group: String?
    let handle: ReceiptHandle
    var end: Date
  }

  private let isFIFO: Bool
  /// The last receive of each message that is not deleted.
  private var last: [String: Lease] = [:]
  /// The message of each handle that was ever returned for it, as long as the message is there.
  private var ids: [ReceiptHandle: String] = [:]
  /// The last receive of each group.
  private var groups: [String: Lease] = [:]
  private var deleted: Set<String> = []

  init(isFIFO: Bool) { self.isFIFO = isFIFO }

  var deletedCount: Int { deleted.count }

  /// Notes a receive.
  mutating func receive(
    _ deliveries: [Delivery], for visibility: Duration, at now: Date
  ) throws(BrokenPromise) {
    for delivery in deliveries {
      guard !deleted.contains(delivery.id) else {
        throw BrokenPromise("\(delivery.id) was delivered after it was deleted")
      }
      if let lease = last[delivery.id], lease.end > now {
        throw BrokenPromise("\(delivery.id) was delivered while another worker has it")
      }
      if isFIFO, let group = delivery.group, let lease = groups[group], lease.end > now {
        throw BrokenPromise(
          "\(delivery.id) was delivered while \(lease.id) of its group is in flight")
      }
    }
    for delivery in deliveries {
      let lease = Lease(
        id: delivery.id, group: delivery.group, handle: delivery.handle,
        end: now + visibility.inSeconds)
      last[delivery.id] = lease
      ids[delivery.handle] = delivery.id
      if let group = delivery.group { groups[group] = lease }
    }
  }

  /// Whether no later receive of its message was answered or lost.
  func isCurrent(_ handle: ReceiptHandle) -> Bool {
    ids[handle].flatMap { last[$0]?.handle } == handle
  }

  /// Whether the message was not deleted.
  func isThere(_ handle: ReceiptHandle) -> Bool { ids[handle].flatMap { last[$0] } != nil }

  /// Notes that the queue has accepted a delete.
  mutating func delete(_ handle: ReceiptHandle) throws(BrokenPromise) {
    guard let id = ids[handle], let lease = last[id] else { return }
    guard lease.handle == handle else {
      guard !isFIFO else { throw BrokenPromise("\(id) was deleted with an old handle") }
      return
    }
    last[id] = nil
    deleted.insert(id)
    if let group = lease.group { groups[group] = nil }
  }

  /// Notes that the queue has refused a delete.
  mutating func refuseDelete(_ handle: ReceiptHandle, at now: Date) throws(BrokenPromise) {
    guard isCurrent(handle), let lease = ids[handle].flatMap({ last[$0] }), lease.end > now else {
      return
    }
    throw BrokenPromise("\(lease.id) could not be deleted with the handle of its last receive")
  }

  /// Notes that the queue has changed the visibility of a message.
  mutating func hide(
    _ handle: ReceiptHandle, for timeout: Duration, at now: Date
  ) throws(BrokenPromise) {
    guard let id = ids[handle], isCurrent(handle) else {
      throw BrokenPromise("the visibility of a message was changed with an old handle")
    }
    last[id]?.end = now + timeout.inSeconds
    if let group = last[id]?.group, groups[group]?.id == id { groups[group] = last[id] }
  }

  /// Notes that the queue has refused to change the visibility of a message.
  mutating func refuseHiding(_ handle: ReceiptHandle) throws(BrokenPromise) {
    guard !isCurrent(handle) else {
      throw BrokenPromise("the worker that has a message could not give it back")
    }
  }
}

extension Duration {
  fileprivate var inSeconds: TimeInterval { self / .seconds(1) }
}
