import Foundation
import Messaging

/// The queue as a worker in the simulation sees it.
struct LinkToQueue: MessageQueue {
  let world: World
  let life: WorkerLife

  func send(_ messages: [OutgoingMessage]) async throws -> [SendOutcome] {
    throw BrokenPromise("a worker sends nothing")
  }

  func receive(_ request: ReceiveRequest) async throws -> [Delivery] {
    try life.checkIsAlive()
    guard life.takesOne() else {
      life.endTurn()
      return []
    }
    do {
      let deliveries = try await world.call { broker in
        let deliveries = try await broker.receive(request, from: world.queueName)
        try world.leases { leases, now throws(BrokenPromise) in
          try leases.receive(deliveries, for: World.visibility, at: now)
        }
        return deliveries
      }
      try life.mayCrash(onceIn: 500)
      if deliveries.isEmpty { life.endTurn(foundNothing: true) }
      return deliveries
    } catch {
      // Otherwise it would pause.
      life.endTurn()
      throw error
    }
  }

  func delete(_ handle: ReceiptHandle) async throws {
    try life.mayCrash(onceIn: 500)
    try await world.call { broker in
      let isOld = try world.leases { leases, _ in
        leases.isThere(handle) && !leases.isCurrent(handle)
      }
      if isOld { world.note(.oldHandle) }
      let before = isOld ? try await broker.messageCount(in: world.queueName) : 0
      if let error = try await broker.delete([handle], from: world.queueName).first ?? nil {
        try world.leases { leases, now throws(BrokenPromise) in
          try leases.refuseDelete(handle, at: now)
        }
        throw error
      }
      try world.leases { leases, _ throws(BrokenPromise) in try leases.delete(handle) }
      let after = isOld ? try await broker.messageCount(in: world.queueName) : 0
      guard before == after else { try world.breakPromise("an old handle has deleted a message") }
    }
    try life.mayCrash(onceIn: 500)
  }

  func changeVisibility(of handle: ReceiptHandle, to timeout: Duration) async throws {
    try life.mayCrash(onceIn: 500)
    try await world.call { broker in
      let changes = [(handle, timeout)]
      switch try await broker.changeVisibility(changes, in: world.queueName).first ?? nil {
      case nil:
        try world.leases { leases, now throws(BrokenPromise) in
          try leases.hide(handle, for: timeout, at: now)
        }
      case let error?:
        try world.leases { leases, _ throws(BrokenPromise) in try leases.refuseHiding(handle) }
        throw error
      }
    }
  }
}
