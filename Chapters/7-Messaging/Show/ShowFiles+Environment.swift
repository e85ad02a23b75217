import BankMessaging

extension ShowFiles {
  /// The settings of a process: free ports at first, all files in one folder, and the queue of the show.
  func environment(
    of name: ShowProcess, ports: [ShowProcess: UInt16], base: [String: String]
  ) -> [String: String] {
    func address(_ name: ShowProcess) -> String {
      ports[name].map { "http://127.0.0.1:\($0)" } ?? ""
    }
    // What is set for the programs in general is not meant for these ones. An empty setting counts as
    // one that is not set.
    let foreign = [
      "HOST", "ALLOWED_HOSTS", "SNAPSHOT_THRESHOLD", "KEY_HOURS", "AWS_ENDPOINT_URL_SQS",
      "AWS_SESSION_TOKEN", "AWS_DEFAULT_REGION",
    ]
    var settings = base.merging(foreign.map { ($0, "") }) { $1 }
    settings["PORT"] = "\(ports[name] ?? 0)"
    settings["HUB_URL"] = address(.hub)
    settings["QUEUE"] = "sqs"
    settings["QUEUE_NAME"] = Self.queueName
    settings["AWS_ENDPOINT_URL"] = address(.queue)
    settings["AWS_REGION"] = "us-east-1"
    settings["AWS_ACCESS_KEY_ID"] = "any"
    settings["AWS_SECRET_ACCESS_KEY"] = "any"
    // No proxy can reach a port of this machine.
    settings["no_proxy"] = "127.0.0.1"
    settings["DATABASE"] = bank
    settings["PUBLISHER_DATABASE"] = publisher
    settings["QUEUE_DATABASE"] = queue
    settings["NOTICES_DATABASE"] = notices
    settings["HUB_DATABASE"] = hub
    settings["USERS_DATABASE"] = log(of: .users)
    settings["ACCOUNTS_DATABASE"] = log(of: .accounts)
    settings["AUDIT_DATABASE"] = log(of: .audit)
    // Of a killed process, nobody waits for longer than this.
    settings["PUBLISHER_LEASE"] = "2"
    settings["VISIBILITY_TIMEOUT"] = "2"
    settings["ENDS_WITH_INPUT"] = "1"
    return settings
  }

  static let queueName = "topic-bank"
}
