// The loop of a kernel. Included once for each instruction set, with SCAN_NAME, SCAN_TARGET, SCAN_CLASSIFY,
// SCAN_PREFIX_XOR and SCAN_WRITE defined.

SCAN_TARGET static sluice_scan_result SCAN_NAME(
    const uint8_t *bytes, size_t length, uint32_t *offsets, uint64_t *blocks, sluice_scan_issue *issues,
    size_t issue_capacity) {
  issue_list list = {issues, 0};
  uint32_t *out = offsets;
  uint64_t in_string = 0;     // all ones while a string goes on
  uint64_t escape = 0;        // 1 when the first character of the block is escaped
  uint64_t was_close = 0;     // 1 when the byte before was a closing quote
  uint64_t was_scalar = 0;    // 1 when the byte before belonged to a number or literal
  uint64_t pending = 0;       // 1 when a value has ended and only whitespace came since
  size_t utf8_checked = 0;
  size_t base = 0;

  for (; base < length; base += 64) {
    // A block adds at most 64 issues of each kind.
    if (list.count + 4 * 64 > issue_capacity) break;
    block_masks masks;
    SCAN_CLASSIFY(bytes + base, masks);

    uint64_t escaped = 0;
    if (masks.backslash | escape) {
      // A run of backslashes escapes what follows it when it is of odd length: the carry of an addition finds the ends
      // of the runs that begin at odd places (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 3.1.1).
      const uint64_t even = 0x5555555555555555ULL;
      uint64_t backslash = masks.backslash & ~escape;
      uint64_t follows = backslash << 1 | escape;
      uint64_t odd_starts = backslash & ~even & ~follows;
      uint64_t sequences;
      escape = (uint64_t)__builtin_add_overflow(odd_starts, backslash, &sequences);
      escaped = (even ^ (sequences << 1)) & follows;
      blocks[base >> 12] |= 1ULL << (base >> 6 & 63);
    }
    uint64_t quote = masks.quote & ~escaped;
    uint64_t string = SCAN_PREFIX_XOR(quote) ^ in_string; // opening quotes included, closing ones not
    in_string = (uint64_t)((int64_t)string >> 63);

    uint64_t structural = masks.structural & ~string;
    uint64_t close = quote & ~string;
    uint64_t blank = masks.blank & ~string;
    uint64_t space = 0;
    if (blank) space = blank & sluice_scan_whitespace(bytes + base);
    uint64_t scalar = ~(structural | string | quote | space);

    // Behind each value and key, whitespace aside, a structural character has to stand.
    uint64_t behind = (close << 1 | was_close) | ((scalar << 1 | was_scalar) & ~scalar) | pending;
    uint64_t wrong;
    if (space) {
      uint64_t sum;
      pending = (uint64_t)__builtin_add_overflow(behind & space, space, &sum);
      wrong = ((behind & ~space) | (sum & ~space)) & ~structural;
    } else {
      pending = 0;
      wrong = behind & ~structural;
    }
    was_close = close >> 63;
    was_scalar = scalar >> 63;

    uint64_t control = masks.control & string;
    if (wrong | control | escaped | masks.high) {
      note_each(&list, base, wrong, sluice_scan_missing_separator);
      note_each(&list, base, control, sluice_scan_control_character);
      if (escaped & string) sluice_scan_check_escapes(bytes, base, length, escaped & string, &list);
      if (masks.high) {
        size_t limit = base + 64 < length ? base + 64 : length;
        size_t from = utf8_checked > base ? utf8_checked : base;
        if (from < limit) utf8_checked = sluice_scan_check_utf8(bytes, from, limit, length, &list);
      }
    }

    size_t found = (size_t)__builtin_popcountll(structural);
    SCAN_WRITE(out, base, structural, found);
    out += found;
  }

  sluice_scan_result result;
  result.count = (size_t)(out - offsets);
  result.issue_count = list.count;
  result.scanned = base < length ? base : length;
  return result;
}

#undef SCAN_NAME
#undef SCAN_TARGET
#undef SCAN_CLASSIFY
#undef SCAN_PREFIX_XOR
#undef SCAN_WRITE
