// SPDX-License-Identifier: Apache-2.0
// The only file that calls OpenSSL.
#include "pseudonyms/keyed_hash.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <new>

namespace organograph::io {

std::array<unsigned char, 32> keyed_hash(const PseudonymKey &key, std::string_view text) {
  std::array<unsigned char, 32> hash{};
  unsigned int length = hash.size();
  if (::HMAC(::EVP_sha256(), key.bytes.data(), static_cast<int>(key.bytes.size()),
             reinterpret_cast<const unsigned char *>(text.data()), text.size(), hash.data(),
             &length) == nullptr)
    throw std::bad_alloc(); // all that can fail in it
  return hash;
}

} // namespace organograph::io
