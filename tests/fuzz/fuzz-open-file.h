#pragma once

#include <stddef.h>
#include <stdint.h>

/* Opens @data as a workspace and reads all that is in it: as libFuzzer calls it, and the replay of what it found. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
