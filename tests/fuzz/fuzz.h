#pragma once

#include <stddef.h>
#include <stdint.h>

/* Uses @data as the harness does (a workspace is opened, leads are imported): as libFuzzer calls it, and the replay of what
 * it found. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
