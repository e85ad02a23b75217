// What Swift's own part of the module Darwin declares, for the types only: nothing of this runs.
// Source: swiftlang/swift, stdlib/public/Platform/Platform.swift and TiocConstants.swift.

public var errno: Int32 {
  get { fatalError() }
  set { fatalError() }
}
public var stdin: UnsafeMutablePointer<FILE> { fatalError() }
public var stdout: UnsafeMutablePointer<FILE> { fatalError() }
public var stderr: UnsafeMutablePointer<FILE> { fatalError() }
public var environ: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> { fatalError() }

public func open(_: UnsafePointer<CChar>, _: Int32) -> Int32 { fatalError() }
public func open(_: UnsafePointer<CChar>, _: Int32, _: mode_t) -> Int32 { fatalError() }
public func openat(_: Int32, _: UnsafePointer<CChar>, _: Int32) -> Int32 { fatalError() }
public func openat(_: Int32, _: UnsafePointer<CChar>, _: Int32, _: mode_t) -> Int32 {
  fatalError()
}
@discardableResult
public func fcntl(_: Int32, _: Int32) -> Int32 { fatalError() }
@discardableResult
public func fcntl(_: Int32, _: Int32, _: Int32) -> Int32 { fatalError() }
@discardableResult
public func fcntl(_: Int32, _: Int32, _: UnsafeMutableRawPointer) -> Int32 { fatalError() }
@discardableResult
public func ioctl(_: Int32, _: UInt) -> Int32 { fatalError() }
@discardableResult
public func ioctl(_: Int32, _: UInt, _: Int32) -> Int32 { fatalError() }
@discardableResult
public func ioctl(_: Int32, _: UInt, _: UnsafeMutableRawPointer) -> Int32 { fatalError() }

public typealias Handler = (Int32) -> Void
public var SIG_DFL: Handler? { fatalError() }
public var SIG_IGN: Handler { fatalError() }
public var SIG_ERR: Handler { fatalError() }
public var SIG_HOLD: Handler { fatalError() }
