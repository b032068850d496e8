// SHA-256 for the manifest; nothing else of OpenSSL is used.
#include <openssl/evp.h>
