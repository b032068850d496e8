#include "ActorData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char data[] = {
#embed "Resources/actors.tsv"
};

const unsigned char *parley_actor_data(size_t *length) {
  *length = sizeof data;
  return data;
}
