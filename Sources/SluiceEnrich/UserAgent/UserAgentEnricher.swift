package import SluiceCore

/// Takes the user agents of records apart: `user_agent.*` as Elastic's processor writes them, `sluice.user_agent.*` for
/// the tools of AWS. Every part is a derived column: nothing is done for a record until a rule or a sink reads one.
///
/// Lanes share the rules; each batch has caches of its own, so that nothing is locked where agents repeat. A pipeline
/// has one enricher of this kind, for columns are known by their names.
package struct UserAgentEnricher: Sendable {
  /// Entries of each cache, when nothing else is said.
  package static let usualCacheEntries = 4096
  package static let cacheEntryRange = 8...1_048_576

  /// Agents are read up to this many bytes; CloudTrail cuts them at 1 KiB. A bound on the work for one record.
  package static let longestAgent = 2048

  private let patterns: UserAgentPatterns
  private let cacheEntries: Int

  /// The file that the regular expressions come from.
  package var file: String { patterns.file }
  /// How many there are.
  package var ruleCount: Int { patterns.rules.count }

  /// Reads the regular expressions. They are compiled when they are first needed.
  ///
  /// - Parameters:
  ///   - regexes: uap-core's regexes.yaml; nil for the first of `UserAgentRules.usualPlaces` that exists.
  ///   - cacheEntries: agents that a batch remembers, for each of the two groups of fields.
  /// - Throws: why there are none: no file, not readable, a mistake with its line.
  /// - Complexity: some 3 ms for uap-core's file, and 15 ms more before the first agent.
  package init(
    regexes: String? = nil, cacheEntries: Int = UserAgentEnricher.usualCacheEntries
  ) throws(UserAgentError) {
    let (rules, file) = try UserAgentRules.load(regexes)
    self.init(UserAgentPatterns(rules, file: file), cacheEntries: cacheEntries)
  }

  package init(_ patterns: UserAgentPatterns, cacheEntries: Int = UserAgentEnricher.usualCacheEntries) {
    self.patterns = patterns
    self.cacheEntries = cacheEntries
  }

  /// Compiles all regular expressions and tells which are none, each with its line. Takes some 40 ms, so it is for
  /// `validate`; in a run a broken expression matches nothing, and `takeBroken` tells of it.
  package func check() -> [UserAgentError] { patterns.check() }

  /// The expressions that turned out to be none since the last call.
  package func takeBroken() -> [UserAgentError] { patterns.takeBroken() }

  /// Searches that were given up since the last call, for they took too many steps.
  package func takeGivenUp() -> Int { patterns.takeGivenUp() }

  /// The fields, in a stable order.
  package var fields: [Field] { agentFields + toolFields }

  /// `user_agent.name`, `.version`, `.device.name`, `.os.name`, `.os.version`, `.os.full`.
  package var agentFields: [Field] {
    let (patterns, entries) = (patterns, cacheEntries)
    return UserAgentSlot.allCases.map { slot in
      Field(name: slot.fieldName, type: .keyword, cost: .derived) { builder in
        Self.column(slot.fieldName, slot.rawValue, isFlag: false, of: "user_agent", in: &builder) {
          let parser = UserAgentParser(patterns)
          return AgentReader(
            slots: UserAgentSlot.allCases.count, cacheEntries: entries,
            fields: UserAgentSlot.allCases.map { ($0.fieldName, $0.rawValue, false) }
          ) { agent, writer in
            parser.parse(agent, into: writer)
          }
        }
      }
    }
  }

  /// `sluice.user_agent.*`; see `AWSUserAgentField`. Needs no file of regular expressions.
  package var toolFields: [Field] { Self.toolFields(cacheEntries: cacheEntries) }

  /// The same, for pipelines without regular expressions.
  package static func toolFields(cacheEntries: Int = UserAgentEnricher.usualCacheEntries) -> [Field] {
    AWSUserAgentField.allCases.map { field in
      Field(name: field.fieldName, type: field.type, cost: .derived) { builder in
        column(field.fieldName, field.rawValue, isFlag: field.type == .boolean, of: "sluice.user_agent", in: &builder) {
          AgentReader(
            slots: AWSUserAgentField.allCases.count, cacheEntries: cacheEntries,
            fields: AWSUserAgentField.allCases.map { ($0.fieldName, $0.rawValue, $0.type == .boolean) }
          ) { agent, writer in
            AWSUserAgent.parse(agent, into: writer)
          }
        }
      }
    }
  }

  /// The column of one slot of a group of fields. All columns of a group share one hidden column, which holds the block
  /// that was read from the record's agent: it is read once per record.
  private static func column(
    _ name: String, _ slot: Int, isFlag: Bool, of group: String, in builder: inout ProjectionBuilder,
    reader: @escaping @Sendable () -> AgentReader
  ) -> ColumnID {
    builder.derived(name) { builder in
      let block = builder.derived("\(group) (read)") { builder in
        let original = builder.raw("userAgent", .cleanedLeaves)
        let state = builder.state(group, reader)
        return { batch, record in
          let agent = batch[record, original]
          return batch.with(state) { reader in
            // Several values or a number are no agent: Elastic's processor refuses them.
            let block = agent.kind == .string ? reader.read(agent.bytes, batch.arena) : .missing
            reader.fill(record, of: batch, from: FieldBlock(block.bytes))
            return block
          }
        }
      }
      return { batch, record in
        FieldBlock(batch[record, block].bytes).value(slot, isFlag: isFlag)
      }
    }
  }
}
