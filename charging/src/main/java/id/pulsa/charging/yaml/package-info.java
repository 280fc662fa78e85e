/**
 * Reads the YAML files that an administrator edits. Every value knows the line and column it is written at, and all
 * mistakes of a file are found in one go, each as one line that says where it is and what to do about it.
 */
@NullMarked
package id.pulsa.charging.yaml;

import org.jspecify.annotations.NullMarked;
