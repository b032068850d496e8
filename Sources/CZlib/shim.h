// Unpacks gzip; nothing else of zlib is used.
#include <zlib.h>
