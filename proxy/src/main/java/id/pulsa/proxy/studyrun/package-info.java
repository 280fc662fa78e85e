/**
 * Studies on demand: what {@code study simulate} and {@code study compare} can be told, on the command line and through
 * the control API, and the queue in which a running gateway simulates them beside its calls.
 */
@NullMarked
package id.pulsa.proxy.studyrun;

import org.jspecify.annotations.NullMarked;
