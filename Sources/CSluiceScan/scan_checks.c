#include "scan_common.h"

uint64_t sluice_scan_whitespace(const uint8_t *block) {
  uint64_t bits = 0;
  for (int i = 0; i < 64; i++) {
    uint8_t byte = block[i];
    bits |= (uint64_t)(byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09) << i;
  }
  return bits;
}

static int is_hex(uint8_t byte) {
  uint8_t lower = byte | 0x20;
  return (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'f');
}

void sluice_scan_check_escapes(
    const uint8_t *bytes, size_t base, size_t length, uint64_t escaped, issue_list *list) {
  while (escaped) {
    size_t offset = base + (size_t)__builtin_ctzll(escaped);
    escaped &= escaped - 1;
    if (offset >= length) return;
    int valid;
    switch (bytes[offset]) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't': valid = 1; break;
    case 'u':
      valid = 1;
      // Digits that are cut off by the end belong to a record that goes on behind.
      for (size_t i = offset + 1; i < offset + 5 && i < length; i++) valid &= is_hex(bytes[i]);
      break;
    default: valid = 0;
    }
    if (!valid) add_issue(list, offset - 1, sluice_scan_invalid_escape);
  }
}

// RFC 3629, section 4: no overlong forms, no surrogates, nothing above U+10FFFF.
size_t sluice_scan_check_utf8(const uint8_t *bytes, size_t from, size_t limit, size_t length, issue_list *list) {
  size_t i = from;
  while (i < limit) {
    uint8_t lead = bytes[i];
    if (lead < 0x80) {
      i++;
      continue;
    }
    size_t more;
    uint8_t least = 0x80, most = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      more = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      more = 2;
      if (lead == 0xE0) least = 0xA0;
      if (lead == 0xED) most = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      more = 3;
      if (lead == 0xF0) least = 0x90;
      if (lead == 0xF4) most = 0x8F;
    } else {
      add_issue(list, i, sluice_scan_invalid_utf8);
      i++;
      continue;
    }
    size_t k = 1;
    for (; k <= more; k++) {
      if (i + k >= length) return length;
      uint8_t byte = bytes[i + k];
      if (byte < least || byte > most) break;
      least = 0x80;
      most = 0xBF;
    }
    if (k <= more) add_issue(list, i, sluice_scan_invalid_utf8);
    i += k;
  }
  return i;
}
