#include "simdjson_index.h"

#if defined(SLUICE_SIMDJSON)
#include <memory>
#include <simdjson.h>

static reference_verdict verdict(simdjson::error_code error) {
  switch (error) {
  case simdjson::SUCCESS: return reference_accepts;
  case simdjson::EMPTY: return reference_empty;
  case simdjson::UNCLOSED_STRING: return reference_open_string;
  case simdjson::UNESCAPED_CHARS: return reference_control_character;
  case simdjson::UTF8_ERROR: return reference_invalid_utf8;
  case simdjson::CAPACITY:
  case simdjson::MEMALLOC:
  case simdjson::DEPTH_ERROR:
  case simdjson::NUMBER_ERROR: return reference_unable;
  default: return reference_no_json;
  }
}

int reference_is_present(void) { return 1; }

reference_verdict reference_index(const uint8_t *bytes, size_t length, uint32_t *offsets, size_t *count) {
  *count = 0;
  if (length == 0) return reference_empty;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  const simdjson::implementation *implementation = simdjson::get_active_implementation();
  auto error = implementation->create_dom_parser_implementation(length, simdjson::DEFAULT_MAX_DEPTH, parser);
  if (error == simdjson::SUCCESS) error = parser->stage1(bytes, length, simdjson::stage1_mode::regular);
  if (error == simdjson::SUCCESS || error == simdjson::UTF8_ERROR) {
    for (uint32_t place = 0; place < parser->n_structural_indexes; place++) {
      const uint32_t offset = parser->structural_indexes[place];
      switch (bytes[offset]) {
      // Strings and scalars are in its index, too.
      case '{': case '}': case '[': case ']': case ':': case ',': offsets[(*count)++] = offset; break;
      default: break;
      }
    }
  }
  return verdict(error);
}

reference_verdict reference_parse(const uint8_t *bytes, size_t length) {
  simdjson::dom::parser parser;
  return verdict(parser.parse(reinterpret_cast<const char *>(bytes), length, true).error());
}

#else

int reference_is_present(void) { return 0; }

reference_verdict reference_index(const uint8_t *bytes, size_t length, uint32_t *offsets, size_t *count) {
  (void)bytes, (void)length, (void)offsets;
  *count = 0;
  return reference_absent;
}

reference_verdict reference_parse(const uint8_t *bytes, size_t length) {
  (void)bytes, (void)length;
  return reference_absent;
}

#endif
