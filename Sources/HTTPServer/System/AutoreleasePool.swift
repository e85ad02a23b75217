#if canImport(ObjectiveC)
  import ObjectiveC
#endif

/// Runs `body` in an autorelease pool on Apple systems.
///
/// Foundation autoreleases objects into the pool of the thread; on a thread that never ends, they
/// would never be released.
func withAutoreleasePool<Value>(_ body: () throws -> Value) rethrows -> Value {
  #if canImport(ObjectiveC)
    try autoreleasepool(invoking: body)
  #else
    try body()
  #endif
}
