/** Reads tables that spreadsheets write: comma-separated values, each with the line and column it stands at. */
@NullMarked
package id.pulsa.charging.csv;

import org.jspecify.annotations.NullMarked;
