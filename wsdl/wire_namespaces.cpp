// SPDX-License-Identifier: Apache-2.0
// gSOAP's library wants one global namespace table; the generated one is the contract's.
#include "IsiCvs.nsmap"
