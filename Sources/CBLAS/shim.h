// The one door to BLAS: Debian's libblas-dev, or libopenblas-dev through alternatives.
#include <cblas.h>
