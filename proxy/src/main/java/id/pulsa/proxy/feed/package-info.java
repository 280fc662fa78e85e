/**
 * What goes on, looked at once a second for all who watch together: however many pages are open, calls, cells and books
 * are asked once. What was seen last is kept for a while, so that who was away for a moment misses nothing.
 */
@NullMarked
package id.pulsa.proxy.feed;

import org.jspecify.annotations.NullMarked;
