public import Foundation

/// The endpoint, region and credentials for AWS: the settings that every client of AWS reads from
/// the environment.
public struct AWSSettings: Hashable, Sendable {
  /// Where requests go; requests never go to the host in a queue's URL.
  public let endpoint: URL
  public let region: String
  public let accessKeyID: String
  public let secretAccessKey: String
  public let sessionToken: String?

  /// Reads `AWS_ENDPOINT_URL_SQS` or `AWS_ENDPOINT_URL`, `AWS_REGION` or `AWS_DEFAULT_REGION`,
  /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
  ///
  /// Without an endpoint, it is that of SQS in the region. An empty setting counts as one that is
  /// not set.
  ///
  /// - Throws: ``MissingAWSSetting`` or ``InvalidEndpoint``.
  public init(environment: [String: String]) throws {
    let environment = environment.filter { !$0.value.isEmpty }
    func setting(_ names: String...) throws(MissingAWSSetting) -> String {
      guard let value = names.lazy.compactMap({ environment[$0] }).first else {
        throw MissingAWSSetting(name: names[0])
      }
      return value
    }
    region = try setting("AWS_REGION", "AWS_DEFAULT_REGION")
    accessKeyID = try setting("AWS_ACCESS_KEY_ID")
    secretAccessKey = try setting("AWS_SECRET_ACCESS_KEY")
    sessionToken = environment["AWS_SESSION_TOKEN"]
    let text =
      environment["AWS_ENDPOINT_URL_SQS"] ?? environment["AWS_ENDPOINT_URL"]
      ?? "https://sqs.\(region).amazonaws.com"
    guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil
    else {
      throw InvalidEndpoint(text: text)
    }
    endpoint = url
  }

  public init(
    endpoint: URL, region: String, accessKeyID: String, secretAccessKey: String,
    sessionToken: String? = nil
  ) {
    self.endpoint = endpoint
    self.region = region
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
  }
}

/// A setting of AWS is missing in the environment.
public struct MissingAWSSetting: Error, Hashable, CustomStringConvertible {
  public let name: String

  public var description: String {
    "\(name) is not set; for the workbook's own queue, any value will do"
  }
}

/// The endpoint in the environment is no URL.
public struct InvalidEndpoint: Error, Hashable, CustomStringConvertible {
  public let text: String

  public var description: String {
    "the endpoint is '\(text)', but it has to be a URL such as http://localhost:4566"
  }
}
