import CInstructionCounter
import Foundation
import SluiceParse
import SluiceWorkloads

/// Runs fixed workloads once each under callgrind, which counts their instructions; `.ci/instructions` compares the
/// numbers with what is allowed. Synchronous, on one thread, and over data that it makes up itself: the same build
/// counts the same on every machine.
///
/// Usage: SluiceInstructions [WORKLOAD…]
@main enum Instructions {
  static func main() {
    let names = CommandLine.arguments.dropFirst()
    let workloads = Workload.all.filter { names.isEmpty || names.contains($0.name) }
    if let unknown = names.first(where: { name in !workloads.contains { $0.name == name } }) {
      fail("there is no workload '\(unknown)'; there are: \(Workload.all.map(\.name).joined(separator: ", "))")
    }
    guard ScanKernel.avx2.isSupported else {
      fail("this processor has no AVX2, which the workloads are counted with")
    }
    for workload in workloads {
      MainThread.run {
        let run = try await workload.prepare()
        // Once, so that what is computed on first use is there.
        _ = try await run()
        instruction_counter_begin()
        _ = try await run()
        instruction_counter_end("\(workload.name)|\(workload.units)")
      }
      print(workload.name)
    }
    if instruction_counter_runs() == 0 { fail("nothing was counted: this has to run under callgrind") }
  }

  static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("SluiceInstructions: \(message)\n".utf8))
    exit(2)
  }
}
