// Unpacks Zstandard; nothing else of libzstd is used.
#include <zstd.h>
