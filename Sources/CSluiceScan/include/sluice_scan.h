// The structural index of JSON: where the characters { } [ ] : , stand outside strings, and what is wrong with the bytes
// whatever their meaning. One pass, 64 bytes at a time, no branches on the data but for rare things.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Bytes that must be readable behind the text; they have to hold blanks.
#define SLUICE_SCAN_PADDING 64

enum sluice_scan_problem {
  sluice_scan_invalid_utf8 = 1,
  sluice_scan_control_character = 2,
  sluice_scan_invalid_escape = 3,
  // A string, number or literal is followed by something else than a structural character.
  sluice_scan_missing_separator = 4,
};

typedef struct {
  uint32_t offset;
  uint32_t problem;
} sluice_scan_issue;

typedef struct {
  // Number of offsets written.
  size_t count;
  // Number of issues written, ascending by offset within a kind of problem and nearly so between kinds.
  size_t issue_count;
  // Bytes looked at: all of them unless there was no more room for issues.
  size_t scanned;
} sluice_scan_result;

typedef enum {
  sluice_scan_portable = 0,
  sluice_scan_sse2 = 1,
  sluice_scan_avx2 = 2,
  sluice_scan_avx512 = 3,
  sluice_scan_neon = 4,
  // Ice Lake and later.
  sluice_scan_avx512_vbmi2 = 5,
} sluice_scan_kernel;

// The fastest kernel that this processor runs.
sluice_scan_kernel sluice_scan_best_kernel(void);
// Whether this processor runs `kernel`.
int sluice_scan_supports(sluice_scan_kernel kernel);

// Indexes `length` bytes (less than 4 GiB) that begin outside a string.
//
// offsets: room for length + 64 entries. blocks: a bit for each 64 bytes, set where one of them is a backslash; room for
// length / 4096 + 2 words, cleared by the call. issues: room for issue_capacity entries, at least 512.
sluice_scan_result sluice_scan(
    sluice_scan_kernel kernel, const uint8_t *bytes, size_t length, uint32_t *offsets, uint64_t *blocks,
    sluice_scan_issue *issues, size_t issue_capacity);

#ifdef __cplusplus
}
#endif
