/** What a softphone must be told to work with this gateway: as a file, or by a link that it reads from a picture. */
@NullMarked
package id.pulsa.proxy.softphone;

import org.jspecify.annotations.NullMarked;
