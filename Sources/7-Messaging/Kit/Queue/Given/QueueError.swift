/// Why a queue refused a request; nothing was changed.
///
/// The cases are those of the API of Amazon SQS.
public enum QueueError: Error, Hashable, Sendable {
  case queueDoesNotExist
  /// There is a queue of this name with other attributes.
  case queueNameExists(String)
  case missingParameter(String)
  case invalidParameterValue(String)
  case invalidAttributeName(String)
  case invalidAttributeValue(String)
  /// The body has a character that no message may have.
  case invalidMessageContents(String)
  case emptyBatchRequest
  case tooManyEntriesInBatchRequest(count: Int)
  case batchEntryIDsNotDistinct(id: String)
  case invalidBatchEntryID
  case batchRequestTooLong(size: Int)
  case receiptHandleIsInvalid(String)
  /// The message of a FIFO queue is visible again, or was received again since.
  case receiptHandleHasExpired(String)
  case messageNotInFlight
  /// 120,000 messages of the queue are in flight.
  case overLimit
  case purgeQueueInProgress(String)
  case resourceNotFound(String)
  case unsupportedOperation(String)
}
