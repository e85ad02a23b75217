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
    let words = header.split(separator: " ", maxSplits: 1)
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
    for part in text.split(separator: ",") {
      let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      if pair.count == 2 { values[String(pair[0])] = pair[1] }
    }
    return values
  }

  private static func region(ofCredential text: Substring) throws(ServiceError) -> String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 5 else {
      throw .common(
        "IncompleteSignature",
        "Credential must have exactly 5 slash-delimited elements, e.g. "
          + "keyid/date/region/service/term, got '\(text.prefix(100))'")
    }
    let region = parts[2]
    let isRegion =
      1...40 ~= region.utf8.count
      && region.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
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
