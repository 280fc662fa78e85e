/**
 * What Micrometer measures for Prometheus: the JVM and the process by its own binders, and what the shards count, read when
 * somebody asks. Nothing of it is written to on a shard's thread.
 */
@NullMarked
package id.pulsa.proxy.meters;

import org.jspecify.annotations.NullMarked;
