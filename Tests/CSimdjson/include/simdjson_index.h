// simdjson as a second opinion on what this project's scanner finds. Without its header (Debian: libsimdjson-dev) all
// that is left is an answer that says so.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  reference_absent,
  reference_accepts,
  // There is nothing but blanks.
  reference_empty,
  reference_open_string,
  reference_control_character,
  reference_invalid_utf8,
  // Valid bytes, but no JSON.
  reference_no_json,
  // A limit of the library.
  reference_unable,
} reference_verdict;

int reference_is_present(void);
// The structural characters { } [ ] : , outside strings; offsets: room for length + 64. They are meaningful where the
// verdict is reference_accepts or reference_invalid_utf8; what stands between them is not looked at.
reference_verdict reference_index(const uint8_t *bytes, size_t length, uint32_t *offsets, size_t *count);
// Whether the bytes are one JSON value.
reference_verdict reference_parse(const uint8_t *bytes, size_t length);

#ifdef __cplusplus
}
#endif
