import Foundation

/// A `POST` that libcurl signs and sends.
struct CurlRequest: Sendable {
  let url: String
  let headers: [String]
  let body: Data
  /// What to sign with; `nil` sends it unsigned.
  let signature: Signature?
  let timeout: Duration

  /// The credentials, and the scope that a signature is for.
  struct Signature: Hashable, Sendable {
    let accessKeyID: String
    let secretAccessKey: String
    let region: String
    let service: String

    /// The value of libcurl's option `AWS_SIGV4`.
    var scope: String { "aws:amz:\(region):\(service)" }
    var credentials: String { "\(accessKeyID):\(secretAccessKey)" }
  }
}

struct CurlResponse: Hashable, Sendable {
  let status: Int
  let body: Data
}

/// A request got no response.
public struct CurlError: Error, Hashable {
  /// Where it was sent.
  public let address: String
  /// libcurl's number for it.
  public let code: Int
  public let reason: String
}

extension CurlError: CustomStringConvertible {
  public var description: String {
    "there is no answer from \(address): \(reason) (libcurl's error \(code))"
  }
}
