// What the C library and the system hold for the process, beyond what it uses.
#pragma once

// Gives big blocks back to the system as soon as they are freed. To be called before the first of them is allocated.
void cmemory_begin(void);

// Gives back pages of code: those that still run come again from the system's file cache, a tenth of a millisecond for
// all of them.
void cmemory_drop_code(void);

// Gives back what only the start needed: freed memory, and pages of code that is not run any more. What is needed after
// all is read from the system's file cache again.
void cmemory_settle(void);
