import HTTPServer

/// Reads the header that says who asks, and for which region.
///
/// Signatures are not checked, and every key is welcome. But what is no signature at all gets the
/// error of the real service: a client that signs in a wrong form is found here, too.
enum Authorization {
  static let standardRegion = "us-east-1"
  private static let parameters = ["Credential", "Signature", "SignedHeaders"]

  /// The region of the credential's scope.
  ///
  /// - Throws: ``ServiceError`` when the header has another form.
  static func region(in headers: HTTPHeaders) throws(ServiceError) -> String {
    guard let header = headers["Authorization"] else { return standardRegion }
    let words = header.utf8.split(separator: UInt8(ascii: " "), maxSplits: 1).map { Substring($0) }
    let isSignature = words.first == "AWS4-HMAC-SHA256"
    let values = isSignature && words.count == 2 ? values(of: words[1]) : [:]
    let missing = parameters.filter { values[$0, default: ""].isEmpty }
    guard let credential = values["Credential"], missing.isEmpty else {
      throw .common(
        "IncompleteSignature",
        missing.map { "Authorization header requires '\($0)' parameter." }.joined(separator: " ")
          + " Authorization=\(words.first ?? "")")
    }
    return try region(ofCredential: credential)
  }

  private static func values(of text: Substring) -> [String: Substring] {
    var values: [String: Substring] = [:]
    // Byte by byte: finding the bounds of characters would take longer than all the rest.
    for part in text.utf8.split(separator: UInt8(ascii: ",")) {
      let pair = part.drop { $0 == UInt8(ascii: " ") }
        .split(separator: UInt8(ascii: "="), maxSplits: 1)
      if pair.count == 2 { values[String(Substring(pair[0]))] = Substring(pair[1]) }
    }
    return values
  }

  private static func isPartOfRegion(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func region(ofCredential text: Substring) throws(ServiceError) -> String {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard parts.count == 5 else {
      throw .common(
        "IncompleteSignature",
        "Credential must have exactly 5 slash-delimited elements, e.g. "
          + "keyid/date/region/service/term, got '\(text.prefix(100))'")
    }
    let region = parts[2]
    let isRegion =
      1...40 ~= region.utf8.count && region.utf8.allSatisfy(isPartOfRegion)
    let faults = [
      isRegion ? nil : "Credential should be scoped to a valid region.",
      parts[3] == "sqs" ? nil : "Credential should be scoped to correct service: 'sqs'.",
      parts[4] == "aws4_request"
        ? nil : "Credential should be scoped with a valid terminator: 'aws4_request'.",
    ].compactMap(\.self)
    guard faults.isEmpty else {
      throw .common(
        "SignatureDoesNotMatch", type: "InvalidSignatureException",
        faults.joined(separator: " "), status: .forbidden)
    }
    return String(region)
  }
}
