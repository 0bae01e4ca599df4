import CMemory
import Dispatch
import Foundation
import SluiceCLI

@main
struct Main {
  /// Not asynchronous itself: the runtime would open descriptors of its own before it, and where the caller has closed
  /// standard input or output those would take their numbers.
  static func main() {
    cmemory_begin()
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is taken, which is this one. The wrong way round, so that using it is an error still.
      _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
    Task { await SluiceCommand.start() }
    dispatchMain()
  }
}
