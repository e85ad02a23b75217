// Not compiled: what Linux's module Glibc does not show to Swift either, and what is only text.

let listener = accept4(0, nil, nil, 0)  // expected: accept4 is barred
let ends = pipe2(&pair, O_CLOEXEC)  // expected: pipe2 is barred
let queue = epoll_create1(0)  // expected: epoll_create1 is barred
let folder = Bundle.module.bundleURL  // expected: Bundle.module.bundleURL is barred
let bundles = Bundle.allBundles  // expected: Bundle.allBundles is barred
let arguments = ["ps", "-A", "-o", "args="]  // expected: ps cuts
let status = "/proc/\(process)/status"  // expected: macOS has no /proc

#if canImport(Darwin)
  import Glibc  // expected: import Glibc stands without
#endif

#if os(Linux)
  let guarded = pipe2(&pair, O_CLOEXEC)
  let text = "/proc/self"
#elseif !os(macOS)
  let other = accept4(0, nil, nil, 0)
#else
  let mac = "/proc/self"  // expected: macOS has no /proc
#endif
