import Messaging

extension Action {
  static let queueAttributes = [
    Action(name: "GetQueueAttributes") { call in
      let names = try call.fields.texts("AttributeNames", inForm: "AttributeName")
      let description = try await call.broker.description(of: try call.queue)
      for name in names
      where name != "All" && !QueueAttribute.all.contains(where: { $0.name == name }) {
        throw QueueError.invalidAttributeName("Unknown Attribute \(name.prefix(100)).")
      }
      var values: [String: Output] = [:]
      for attribute in QueueAttribute.all
      where names.contains("All") || names.contains(attribute.name) {
        values[attribute.name] = attribute.text(description, call.addresses).map { .text($0) }
      }
      return .members(["Attributes": .map(values, element: "Attribute")])
    },
    Action(name: "SetQueueAttributes") { call in
      let name = try call.queue
      var given = try call.fields.textMap("Attributes", inForm: "Attribute")
      guard !given.isEmpty else { throw ServiceError.missingParameter("Attribute.Name") }
      if let type = given.removeValue(forKey: "FifoQueue") {
        guard name.isFIFO else {
          throw QueueError.invalidAttributeName("Unknown Attribute FifoQueue.")
        }
        guard type == "true" else {
          throw QueueError.invalidAttributeValue(
            "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not "
              + "supported.")
        }
      }
      try await call.broker.update(name) { [given, addresses = call.addresses] in
        try QueueAttribute.set(given, in: &$0, of: name, addresses)
      }
      return nil
    },
  ]
}
