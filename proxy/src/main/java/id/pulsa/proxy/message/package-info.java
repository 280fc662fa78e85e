/**
 * SIP messages as bytes with an index of their headers, read lazily; the builder that writes new ones; and the fence
 * around JAIN-SIP, whose parsers are used nowhere else.
 */
@NullMarked
package id.pulsa.proxy.message;

import org.jspecify.annotations.NullMarked;
