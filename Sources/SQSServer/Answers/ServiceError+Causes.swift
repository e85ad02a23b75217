import HTTPServer
import Messaging
import Persistence
import SQLite

extension ServiceError {
  /// The service's error for an error of the broker or of its file; `nil` for a programmer's.
  init?(_ error: any Error) {
    switch error {
    case let error as ServiceError: self = error
    case let error as QueueError: self.init(error)
    case let error as SendFailure: self.init(error)
    case let error as StorageError: self = .unavailable("\(error)")
    case is UncertainCommit:
      self = .internalFailure("it is not known whether the request was carried out")
    case is CancellationError: self = .unavailable("the server is closing")
    default: return nil
    }
  }

  private static func unavailable(_ reason: String) -> Self {
    var error = common(
      "ServiceUnavailable",
      "The request could not be carried out, and nothing was changed: \(reason)",
      status: .serviceUnavailable)
    error.isSendersFault = false
    return error
  }

  static func internalFailure(_ reason: String) -> Self {
    var error = common(
      "InternalError", type: "InternalFailure", "Something went wrong: \(reason)",
      status: .internalServerError)
    error.isSendersFault = false
    return error
  }

  init(_ failure: SendFailure) {
    switch failure.code {
    case "MissingParameter": self = .missing(failure.message)
    case "InvalidMessageContents": self = .plain("InvalidMessageContents", failure.message)
    default: self = .common(failure.code, failure.message)
    }
  }

  init(_ error: QueueError) {
    switch error {
    case .queueDoesNotExist: self = .queueDoesNotExist
    case .queueNameExists:
      self = .queueExists(differingIn: nil)
    case .missingParameter(let message): self = .missing(message)
    case .invalidParameterValue(let message): self = .invalidParameter(message)
    case .invalidAttributeName(let message): self = .plain("InvalidAttributeName", message)
    case .invalidAttributeValue(let message): self = .plain("InvalidAttributeValue", message)
    case .invalidMessageContents(let message): self = .plain("InvalidMessageContents", message)
    case .receiptHandleIsInvalid(let handle):
      self = .plain(
        "ReceiptHandleIsInvalid",
        "The input receipt handle \"\(handle.prefix(200))\" is not a valid receipt handle.")
    case .receiptHandleHasExpired(let handle):
      self = .invalid(handle, of: "ReceiptHandle", because: "The receipt handle has expired.")
    case .messageNotInFlight: self = .notInFlight
    case .overLimit:
      self = .named(
        "OverLimit", code: "OverLimit",
        "The maximum number of in flight messages is reached.", status: .forbidden)
    case .purgeQueueInProgress(let name):
      self = .named(
        "PurgeQueueInProgress",
        "Only one PurgeQueue operation on \(name) is allowed every 60 seconds.",
        status: .forbidden)
    case .resourceNotFound(let message):
      self = .plain("ResourceNotFoundException", message, status: .notFound)
    case .unsupportedOperation(let message):
      self = .named("UnsupportedOperation", message)
    case .emptyBatchRequest, .tooManyEntriesInBatchRequest, .batchEntryIDsNotDistinct,
      .invalidBatchEntryID, .batchRequestTooLong:
      self = .batch(error)
    }
  }

  private static func batch(_ error: QueueError) -> Self {
    switch error {
    case .emptyBatchRequest:
      .named("EmptyBatchRequest", "There should be at least one entry in the request.")
    case .tooManyEntriesInBatchRequest(let count):
      .named(
        "TooManyEntriesInBatchRequest",
        "Maximum number of entries per request are 10. You have sent \(count).")
    case .batchEntryIDsNotDistinct(let id):
      .named("BatchEntryIdsNotDistinct", "Id \(id) repeated.")
    case .batchRequestTooLong(let size):
      .named(
        "BatchRequestTooLong",
        "Batch requests cannot be longer than \(QueueLimits.batchBytes) bytes. You have sent "
          + "\(size) bytes.")
    default:
      .named(
        "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It "
          + "can be at most 80 letters long.")
    }
  }

  /// A change of visibility of a message that is gone, or was received again.
  private static var notInFlight: Self {
    .invalidParameter(
      "Value for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not "
        + "available for visibility timeout change.")
  }

  static func queueExists(differingIn attribute: String?) -> Self {
    .named(
      "QueueNameExists", code: "QueueAlreadyExists",
      "A queue already exists with the same name and a different value for attribute "
        + (attribute ?? "s"))
  }
}
