#if canImport(ObjectiveC)
  import ObjectiveC
#endif

/// Runs `body`; on a Mac, what it has autoreleased is released when it returns.
///
/// Foundation's classes leave objects to the pool of the thread, and a thread that never ends would
/// keep all of them.
func withAutoreleasePool<Value>(_ body: () throws -> Value) rethrows -> Value {
  #if canImport(ObjectiveC)
    try autoreleasepool(invoking: body)
  #else
    try body()
  #endif
}
