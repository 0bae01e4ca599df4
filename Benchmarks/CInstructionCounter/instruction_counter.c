#include "instruction_counter.h"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>

int instruction_counter_runs(void) { return RUNNING_ON_VALGRIND != 0; }

void instruction_counter_begin(void) {
  CALLGRIND_START_INSTRUMENTATION;
  CALLGRIND_ZERO_STATS;
}

void instruction_counter_end(const char *text) {
  CALLGRIND_DUMP_STATS_AT(text);
  CALLGRIND_STOP_INSTRUMENTATION;
}

#else

int instruction_counter_runs(void) { return 0; }
void instruction_counter_begin(void) {}
void instruction_counter_end(const char *text) { (void)text; }

#endif
