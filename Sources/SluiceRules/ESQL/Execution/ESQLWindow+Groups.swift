/// What is known of the groups of a window's rows between runs: which rows they have, which changed since they were
/// looked at, and which met the conditions then. A run looks only at what changed.
struct ESQLGroups: Sendable {
  let keyColumns: [Int]
  var table: ESQLGroupTable
  /// Rows at the window's front that are linked.
  var linked = 0
  /// Linked rows with several values for a key: each is in several groups, and in none here.
  var unlinkable = 0
  /// Rows came in front of linked ones: all are linked anew.
  var isStale = false
  var dirty: [UInt32] = []
  /// Groups that met the steady conditions; some may have changed since.
  var passing: [UInt32] = []
  /// What the conditions that depend on the time look at, of groups that did.
  var computed: [UInt32: [ESQLValue]] = [:]

  static let noGroup = UInt32.max

  init(keyColumns: [Int]) {
    self.keyColumns = keyColumns
    table = ESQLGroupTable(width: keyColumns.count)
  }

  mutating func noteInsertion(at row: Int) {
    if row < linked { isStale = true }
  }

  /// Takes less memory where most groups are gone, at the price of looking at the others again.
  mutating func shrink() {
    if table.capacity > 1_024, table.count * 4 < table.capacity { isStale = true }
  }

  mutating func change(_ group: UInt32, _ body: (inout ESQLGroupTable.Group) -> Void) {
    body(&table[group])
    computed[group] = nil
    if table[group].isDirty { return }
    table[group].isDirty = true
    dirty.append(group)
  }

  /// Leaves the groups in the list that still meet the steady conditions.
  mutating func dropOthers() {
    let listed = passing
    passing.removeAll(keepingCapacity: true)
    for number in listed {
      if table[number].passes { passing.append(number) } else { table[number].isListed = false }
    }
  }
}

extension ESQLWindow {
  /// Links the rows in front of `end` that are not linked yet.
  mutating func link(upTo end: Int) {
    guard var groups else { return }
    self.groups = nil
    if groups.isStale || end < groups.linked { groups = ESQLGroups(keyColumns: groups.keyColumns) }
    var key: [UInt32] = []
    for row in groups.linked..<end {
      key.removeAll(keepingCapacity: true)
      for column in groups.keyColumns { key.append(number(row, column)) }
      if key.contains(where: { values.kind($0) == .many }) {
        groups.unlinkable += 1
        links[dropped + row].group = ESQLGroups.noGroup
        continue
      }
      let number = groups.table.number(of: key)
      links[dropped + row].group = number
      let place = firstPlace &+ UInt32(truncatingIfNeeded: dropped + row)
      let last = groups.table[number]
      groups.change(number) { group in
        if group.count == 0 { group.first = place }
        group.last = place
        group.count += 1
      }
      if last.count > 0 { links[Int(last.last &- firstPlace)].next = place }
    }
    groups.linked = end
    self.groups = groups
  }

  /// Takes the first rows out of their groups.
  mutating func unlinkFirst(_ count: Int) {
    guard var groups, groups.linked > 0 else { return }
    self.groups = nil
    for link in links[dropped..<dropped + min(count, groups.linked)] where !groups.isStale {
      if link.group == ESQLGroups.noGroup {
        groups.unlinkable -= 1
        continue
      }
      groups.change(link.group) { group in
        group.first = link.next
        group.count -= 1
      }
      if groups.table[link.group].count == 0 { groups.table.remove(link.group) }
    }
    groups.linked = max(0, groups.linked - count)
    self.groups = groups
  }

  /// Moves what is known of the groups out of the window. It has to be put back; until then nothing is.
  mutating func takeGroups() -> ESQLGroups? {
    defer { groups = nil }
    return groups
  }

  /// The row at a place of the linked ones.
  func row(at place: UInt32) -> Int { Int(place &- firstPlace) - dropped }

  /// The rows of a group, ascending.
  func members(of group: ESQLGroupTable.Group, into members: inout [Int]) {
    members.removeAll(keepingCapacity: true)
    var place = group.first
    for _ in 0..<group.count {
      let row = Int(place &- firstPlace)
      members.append(row - dropped)
      place = links[row].next
    }
  }
}
