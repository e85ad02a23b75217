// What Swift's module ObjectiveC declares on a Mac and the package uses, for the types only.
// Source: Apple's documentation of ObjectiveC.autoreleasepool(invoking:).

public func autoreleasepool<Result>(invoking body: () throws -> Result) rethrows -> Result {
  try body()
}
