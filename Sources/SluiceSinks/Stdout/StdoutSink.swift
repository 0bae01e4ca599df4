package import SluiceConfig
import SluiceCore

/// Writes JSON lines, tables or comma-separated values to the standard output.
package struct StdoutSink: SinkComponent {
  package static let name = "stdout"
  package static let summary =
    "Writes alerts, events or dead letters to the standard output: as JSON lines, as a table, or as CSV."

  static let format = ConfigKey.enumeration(
    "format", StdoutFormat.self, default: .auto,
    """
    jsonl (or ecs): ECS documents, one a line; raw: the records as they came, one a line; table: rows for people; csv: \
    comma-separated values (RFC 4180) with a header, safe to open in a spreadsheet; auto: alerts as a table when the \
    standard output is a terminal, jsonl otherwise.
    """)
  package static let keys: [any ConfigKeyDeclaration] = StreamSelection.keys.map {
    $0.name == format.name ? format : $0
  }

  let selection: StreamSelection
  /// A command line may ask for another one than the file.
  package var format: StdoutFormat

  package var takesDeadLetters: Bool { selection.stream == .deadLetters }

  package init(_ section: ConfigSection) {
    format = section.value(Self.format)
    selection = StreamSelection(section, format: format == .raw ? .raw : .ecs)
  }

  package func plan(_ context: inout PlanContext, label: String) -> any SinkPlan {
    let descriptor = OutputDescriptor(number: 1, path: "standard output")
    let form =
      selection.stream == .deadLetters
      ? nil : format.rowForm(selection.stream, isTerminal: descriptor.isTerminal)
    let rows = form.map { form in
      RowPlan(
        fields: selection.stream == .alerts
          ? .alerts(AlertFieldPlan(&context)) : .events(EventFieldPlan(&context)),
        form: form, policy: selection.policy)
    }
    // What rows must not show is found in the whole document.
    let writesDocuments = rows?.needsDocuments ?? true
    return StdoutSinkPlan(
      label: label, stream: selection.plan(&context, writesDocuments: writesDocuments), rows: rows,
      descriptor: descriptor)
  }
}

/// A planned sink for the standard output.
struct StdoutSinkPlan: SinkPlan {
  let label: String
  let stream: StreamPlan
  /// Nil for JSON lines.
  var rows: RowPlan?
  let descriptor: OutputDescriptor

  func open(_ projection: Projection) throws(SinkError) -> any Sink {
    StdoutSinkWriter(
      self, projection, isTerminal: descriptor.isTerminal, style: TerminalStyle(descriptor: descriptor.number))
  }

  func renew(_ sink: any Sink, _ projection: Projection) { (sink as? StdoutSinkWriter)?.follow(self, projection) }
}
