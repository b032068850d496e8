// Parses web pages; nothing else of libxml2 is used.
#include <libxml/xmlversion.h>
// Debian's libxml2 brings the system's ICU into its headers, whose enumerations clash with those of Foundation's own
// ICU. It only adds fields at the end of a structure that is never looked into here.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/encoding.h>

// xmlFree is a variable that libxml2 lets programs change; nobody here does, so reading it is safe.
static inline void parley_xml_free(void *pointer) { xmlFree(pointer); }
