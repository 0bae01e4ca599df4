// What a program tells callgrind, under which it may run: what is to be counted. Outside of callgrind all of it does
// nothing.
#pragma once
#include <stdint.h>

// Whether this was built with valgrind's header and runs under valgrind.
int instruction_counter_runs(void);
// From here on instructions count.
void instruction_counter_begin(void);
// Ends that, and has callgrind write a file with the number and the text.
void instruction_counter_end(const char *text);
