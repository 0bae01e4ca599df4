// What all kernels share: the masks of a block, and checks of what is rare.
#pragma once
#include "include/sluice_scan.h"
#include <string.h>

// One bit for each byte of a block of 64.
typedef struct {
  uint64_t quote;
  uint64_t backslash;
  uint64_t structural; // { } [ ] : , whether inside strings or not
  // Compared as signed bytes, what is no plain ASCII is below it.
  uint64_t low; // 0x00 to 0x20, 0x80 to 0xFF
  uint64_t odd; // 0x00 to 0x1F, 0x80 to 0xFF
} block_masks;

typedef struct {
  sluice_scan_issue *issues;
  size_t count;
} issue_list;

static inline void add_issue(issue_list *list, size_t offset, uint32_t problem) {
  list->issues[list->count].offset = (uint32_t)offset;
  list->issues[list->count].problem = problem;
  list->count++;
}

static inline uint64_t prefix_xor_shifts(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

// Writes the offset of the lowest bit left and takes it away; with none left, that of the block's last byte. The empty
// assembly keeps clang from gathering several of these in a vector, which has no such instruction and is slower.
#define SCAN_PUT(place)                                                                                                \
  do {                                                                                                                 \
    uint64_t bit = (uint64_t)__builtin_ctzll(rest | 1ULL << 63);                                                       \
    __asm__("" : "+r"(bit));                                                                                           \
    out[done + (place)] = (uint32_t)(base + bit);                                                                      \
    rest &= rest - 1;                                                                                                  \
  } while (0)

// Eight offsets whether there are as many or not: what is too much is overwritten by the next block, and the branch for
// more is hardly ever taken.
#define WRITE_EACH(out, base, structural, found)                                                                       \
  do {                                                                                                                 \
    uint64_t rest = structural;                                                                                        \
    size_t done = 0;                                                                                                   \
    do {                                                                                                               \
      SCAN_PUT(0);                                                                                                     \
      SCAN_PUT(1);                                                                                                     \
      SCAN_PUT(2);                                                                                                     \
      SCAN_PUT(3);                                                                                                     \
      SCAN_PUT(4);                                                                                                     \
      SCAN_PUT(5);                                                                                                     \
      SCAN_PUT(6);                                                                                                     \
      SCAN_PUT(7);                                                                                                     \
      done += 8;                                                                                                       \
    } while (__builtin_expect(done < found, 0));                                                                       \
  } while (0)

// Those whitespace characters of a block that JSON allows; called where a block has blanks outside strings.
uint64_t sluice_scan_whitespace(const uint8_t *block);

// What a scan knows of wrong bytes.
typedef struct {
  issue_list list;
  size_t utf8_checked; // offset up to which characters were looked at
} scan_state;

// Looks closely at the block at `base`, where something may be wrong: `wrong` has a bit for each byte that should have
// been a structural character, `string` for each in a string, `escaped` for each behind a live backslash.
void sluice_scan_check_block(
    const uint8_t *bytes, size_t base, size_t length, uint64_t wrong, uint64_t string, uint64_t escaped,
    scan_state *state);
