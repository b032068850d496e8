// Parses web pages; nothing else of libxml2 is used.
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/encoding.h>

// xmlFree is a variable that libxml2 lets programs change; nobody here does, so reading it is safe.
static inline void parley_xml_free(void *pointer) { xmlFree(pointer); }
