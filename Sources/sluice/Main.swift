import SluiceCLI

@main
struct Main {
  static func main() async { await SluiceCommand.start() }
}
