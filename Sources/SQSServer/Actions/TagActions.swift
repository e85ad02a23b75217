import Messaging

extension Action {
  private static let mostTags = 50

  static let tags = [
    Action(name: "TagQueue") { call in
      let tags = try call.fields.textMap("Tags", inForm: "Tag", key: "Key")
      guard !tags.isEmpty else { throw ServiceError.missingParameter("Tags") }
      let queue = try call.queue
      let known = try await call.broker.description(of: queue).tags
      guard known.merging(tags, uniquingKeysWith: { $1 }).count <= mostTags else {
        throw ServiceError.invalidParameter("Too many tags added for queue \(queue).")
      }
      try await call.broker.updateTags(of: queue) { $0.merge(tags) { $1 } }
      return nil
    },
    Action(name: "UntagQueue") { call in
      let keys = try call.fields.texts("TagKeys", inForm: "TagKey")
      guard !keys.isEmpty else { throw ServiceError.missingParameter("TagKeys") }
      try await call.broker.updateTags(of: try call.queue) { tags in
        for key in keys { tags[key] = nil }
      }
      return nil
    },
    Action(name: "ListQueueTags") { call in
      let tags = try await call.broker.description(of: try call.queue).tags
      return .members([
        "Tags": .map(tags.mapValues { .text($0) }, element: "Tag", key: "Key")
      ])
    },
  ]
}
