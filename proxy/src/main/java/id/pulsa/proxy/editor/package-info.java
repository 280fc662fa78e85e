/**
 * Changes the files of the tariffs while the gateway runs: drafts that are checked before they are written, and the texts
 * that were in force before.
 */
@NullMarked
package id.pulsa.proxy.editor;

import org.jspecify.annotations.NullMarked;
