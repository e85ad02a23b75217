import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The right to change the files of a package, which one companion has at a time.
///
/// It ends with this value, and with the process, however that ends.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// - Throws: ``FileError/busy`` when another companion has it. A file system without locks is no
  ///   error: an ``Exchange`` notices what others write.
  init(of package: Package) throws(FileError) {
    let descriptor = open(package.root.path, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      throw .busy
    }
    self.descriptor = descriptor
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
