#pragma once
#include <isa-l/igzip_lib.h>

// The sizes are macros of macros, which Swift cannot import. 0 for levels that there are not.
static inline uint32_t sluice_isal_level_buffer_size(int level) {
  switch (level) {
  case 1: return ISAL_DEF_LVL1_MEDIUM;
  case 2: return ISAL_DEF_LVL2_MEDIUM;
  case 3: return ISAL_DEF_LVL3_MEDIUM;
  default: return 0;
  }
}
