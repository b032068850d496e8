#pragma once
#include <stddef.h>

/// The shipped actor dictionary (Resources/actors.tsv) as it stands in the source tree: `*length` bytes.
/// In C because the compiler reads it in no time with #embed; as a Swift array it took 80 seconds.
const unsigned char *parley_actor_data(size_t *length);
