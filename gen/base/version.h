/* SPDX-License-Identifier: Apache-2.0 */
/* Which jiyao this is, for what has to say years later what made it. */
#ifndef JIYAO_BASE_VERSION_H
#define JIYAO_BASE_VERSION_H

#define JIYAO_VERSION "0.4"

#endif
